import { window } from "vscode";
import type { Opened } from "./account.ts";
import { chooseKey } from "./chooseKey.ts";
import { statusInWords } from "./statusInWords.ts";
import { askAbout } from "./subject.ts";
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
  const named = deployable.keys.length > 0 ? deployable.keys : target === undefined ? [] : [target.of];
  const opened = await tools.account.open();
  const keys = opened && (named.length > 0 ? named : await askForKey(opened, tools));
  if (keys === undefined) return;
  const statuses = await tools.account.ask(
    "Reading state and rotation of the key",
    async ({ aws, connection }) =>
      Promise.all(
        keys.map(async (key) => {
          const status = await aws.readKeyStatus(connection, key);
          return { key, status, findings: aws.findingsOn(status) };
        }),
      ),
  );
  if (statuses === undefined) return;
  tools.known.hear(statuses.map(({ status }) => status.arn));
  const findings = statuses.flatMap(({ key, findings: found }) =>
    found.map((finding) => ({ ...finding, about: [key, key.slice(key.lastIndexOf("/") + 1)] })),
  );
  tools.findings.show(document, findings);
  const words = statuses.map(({ status }) => `${status.arn}: ${statusInWords(status)}`).join("; ");
  void window.showInformationMessage(words);
}

async function askForKey(opened: Opened, { known }: Tools): Promise<readonly string[] | undefined> {
  const key = await chooseKey(opened, "Check Rotation and State", known.hear);
  return key && [key.arn];
}
