import { window } from "vscode";
import { allKinds, findSubject, nameOf, nouns } from "./subject.ts";
import type { Tools } from "./tools.ts";

/** Asks which key or bucket the document in front is of, whatever was chosen before. */
export async function chooseTarget(tools: Tools): Promise<void> {
  const subject = await findSubject(tools, "Choose What AWS Has This Document For", allKinds, true);
  if (subject === undefined) return;
  const { document, kind, target } = subject;
  void window.showInformationMessage(
    `${nameOf(document)} is the ${nouns[kind]} of ${target.title} from now on.`,
  );
}
