import { commands, window } from "vscode";
import { allKinds, findSubject, nameOf, nouns, askAbout, type Subject } from "./subject.ts";
import type { Tools } from "./tools.ts";

/** Shows what AWS has beside the document in front, and what the two decide differently. */
export async function compareWithAws(tools: Tools): Promise<void> {
  const subject = await findSubject(tools, "Compare with AWS", allKinds);
  if (subject === undefined) return;
  const found = await readDeployed(tools, subject);
  if (found === undefined) return;
  const { document, kind, target } = subject;
  if (found.text === undefined) {
    void window.showInformationMessage(`AWS has no ${nouns[kind]} for ${target.title}.`);
    return;
  }
  await showDifference(tools, subject, found.text);
  if (kind !== "s3-bucket-encryption") {
    const older = { title: `what AWS has for ${target.title}`, text: found.text };
    await commands.executeCommand("latchkey.whatChanged", document.uri, older);
    return;
  }
  const { changes = [] } = (await askAbout(tools, document, found.text)) ?? {};
  const words = changes.length === 0 ? "Both set the same." : changes.join(" ");
  void window.showInformationMessage(`${nameOf(document)} and what AWS has for ${target.title}: ${words}`);
}

export interface Found {
  /** Missing where AWS has no such document. */
  readonly text: string | undefined;
  /** Whether that says what the document says. */
  readonly isSame: boolean;
}

/** What AWS has. Undefined from somebody who leaves. */
export async function readDeployed(
  { account, known }: Tools,
  { document, kind, target }: Subject,
): Promise<Found | undefined> {
  const title = `Reading the ${nouns[kind]} of ${target.title}`;
  const found = await account.ask(title, async ({ aws, connection }) => {
    const text = await aws.readDeployed(connection, { kind, of: target.of });
    return { text, isSame: aws.sameDocument(kind, document.getText(), text) };
  });
  known.hearNamesIn(found?.text ?? "");
  return found;
}

/** Opens VS Code's comparison: what AWS has on the left, the document on the right. */
export async function showDifference(
  { texts }: Tools,
  { document, target }: Subject,
  deployed: string,
): Promise<void> {
  const left = texts.show(nameOf(document), deployed);
  const title = `${target.title} in AWS ↔ ${nameOf(document)}`;
  await commands.executeCommand("vscode.diff", left, document.uri, title, { preview: true });
}
