import { window } from "vscode";
import type { KeyFinding, KeyStatus } from "../../../server/src/aws/aws.ts";
import type { Deployable } from "../../../server/src/protocol.ts";
import type { AwsFinding } from "./awsFindings.ts";
import type { Opened } from "./connections.ts";
import { chooseKey } from "./chooseKey.ts";
import { statusInWords } from "./statusInWords.ts";
import { askAbout } from "./subject.ts";
import type { Target } from "./targets.ts";
import type { Tools } from "./tools.ts";

/** Asks AWS for the state and the rotation of the key that the document in front is about. */
export async function checkKey(tools: Tools): Promise<void> {
  const document = window.activeTextEditor?.document;
  const deployable = document && (await askAbout(tools, document));
  if (!document || !deployable) {
    void window.showInformationMessage("Open a key policy, a bucket policy or a bucket encryption first.");
    return;
  }
  const target = tools.targets.of(document.uri, "kms-key-policy");
  const named = keysToCheck(deployable, target);
  const opened = await tools.account.open();
  const keys = opened && (named.length > 0 ? named : await askForKey(opened, tools));
  if (keys === undefined) return;
  const checked = await tools.account.ask("Reading state and rotation of the key", (found) =>
    Promise.all(keys.map((key) => check(found, key))),
  );
  if (checked === undefined) return;
  tools.known.hear(checked.flatMap(({ status }) => status?.arn ?? []));
  const found = checked.flatMap(({ key, findings }) =>
    findings.map((finding) => ({ ...finding, about: [key, key.slice(key.lastIndexOf("/") + 1)] })),
  );
  tools.findings.show(document, "key", [...found, ...disagreements(deployable, target)]);
  void window.showInformationMessage(checked.map(({ words }) => words).join(" "));
}

/** The keys that the document names; else that whose policy it is; else those of its set. */
function keysToCheck({ keys, setKeys }: Deployable, target: Target | undefined): readonly string[] {
  if (keys.length > 0) return keys;
  return target === undefined ? setKeys : [target.of];
}

/** A key policy does not name its key, so that nothing but AWS shows that its set is about another. */
function disagreements({ kind, setKeys }: Deployable, target: Target | undefined): readonly AwsFinding[] {
  const isOther = kind === "kms-key-policy" && setKeys.length > 0 && target && !setKeys.includes(target.of);
  if (isOther !== true) return [];
  const message = `This is the policy of ${target.of} in AWS, and the other documents of its set name ${setKeys.join(" and ")}.`;
  return [{ severity: "warning", message, about: [] }];
}

interface Checked {
  readonly key: string;
  /** Missing where AWS has no such key. */
  readonly status?: KeyStatus;
  readonly findings: readonly KeyFinding[];
  readonly words: string;
}

/** That a document names a key which AWS does not have is a finding too. */
async function check({ aws, connection }: Opened, key: string): Promise<Checked> {
  try {
    const status = await aws.readKeyStatus(connection, key);
    const words = `${status.arn}: ${statusInWords(status)}.`;
    return { key, status, findings: aws.findingsOn(status), words };
  } catch (error) {
    if (!(error instanceof aws.AwsError) || error.reason !== "missing") throw error;
    return { key, findings: [{ severity: "error", message: error.message }], words: error.message };
  }
}

async function askForKey(opened: Opened, { known }: Tools): Promise<readonly string[] | undefined> {
  const key = await chooseKey(opened, "Check Rotation and State", known.hear);
  return key && [key.of];
}
