import type { LanguageClient } from "vscode-languageclient/node";
import type { Account } from "./account.ts";
import type { AwsFindings } from "./awsFindings.ts";
import type { DeployedTexts } from "./deployedTexts.ts";
import type { KnownArns } from "./known.ts";
import type { Targets } from "./targets.ts";

/** What the commands about AWS share. */
export interface Tools {
  readonly account: Account;
  readonly client: LanguageClient;
  readonly targets: Targets;
  readonly known: KnownArns;
  readonly texts: DeployedTexts;
  readonly findings: AwsFindings;
}
