import { Disposable, Uri, window, type ExtensionContext } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { DocumentKindName } from "../../../server/src/protocol.ts";
import { createAccount } from "./account.ts";
import { applyToAws, undoApply, type Applied } from "./applyToAws.ts";
import { createAwsFindings } from "./awsFindings.ts";
import { checkKey } from "./checkKey.ts";
import { chooseTarget } from "./chooseTarget.ts";
import { compareWithAws } from "./compareWithAws.ts";
import { createDeployedTexts } from "./deployedTexts.ts";
import { importBucket, importKeyPolicy } from "./importDocuments.ts";
import { createKnownArns } from "./known.ts";
import { nouns } from "./subject.ts";
import { createTargets } from "./targets.ts";
import type { Tools } from "./tools.ts";

/** What can be done with AWS, by the names of the commands. */
export interface AwsCommands {
  readonly importKeyPolicy: () => Promise<void>;
  readonly importBucket: () => Promise<void>;
  readonly compare: () => Promise<void>;
  readonly apply: (kind: DocumentKindName) => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly checkKey: () => Promise<void>;
  readonly choose: () => Promise<void>;
  readonly chooseTarget: () => Promise<void>;
  readonly dismiss: (uri: unknown) => void;
  readonly dispose: () => void;
}

const UNDO = "Undo";

export function createAwsCommands({ workspaceState }: ExtensionContext, client: LanguageClient): AwsCommands {
  const tools: Tools = {
    account: createAccount(workspaceState),
    client,
    targets: createTargets(workspaceState),
    known: createKnownArns(client),
    texts: createDeployedTexts(),
    findings: createAwsFindings(),
  };
  const { account, texts, findings } = tools;
  let last: Applied | undefined;

  const using = (work: (tools: Tools) => Promise<unknown>) => async (): Promise<void> => {
    await account.use(() => work(tools));
  };
  const undo = using(async () => {
    if (last === undefined) void window.showInformationMessage("Nothing was changed in AWS in this session.");
    else if (await undoApply(tools, last)) last = undefined;
  });
  const apply = async (kind: DocumentKindName): Promise<void> => {
    const applied = await account.use(() => applyToAws(tools, kind));
    if (applied === undefined) return;
    last = applied;
    if (!applied.isSeen) return;
    const { title } = applied.subject.target;
    const words = `AWS has the new ${nouns[kind]} of ${title}: it was read back and compared.`;
    if ((await window.showInformationMessage(words, UNDO)) === UNDO) await undo();
  };
  return {
    importKeyPolicy: using(importKeyPolicy),
    importBucket: using(importBucket),
    compare: using(compareWithAws),
    apply,
    undo,
    checkKey: using(checkKey),
    choose: using(() => account.choose()),
    chooseTarget: using(chooseTarget),
    dismiss: (uri) => {
      findings.dismiss(uri instanceof Uri ? uri : undefined);
    },
    dispose: () => void Disposable.from(account, texts, findings).dispose(),
  };
}
