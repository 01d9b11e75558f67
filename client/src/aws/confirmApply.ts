import { window } from "vscode";
import type { Deployable } from "../../../server/src/protocol.ts";
import { nameOf, nouns, type Subject } from "./subject.ts";

const APPLY = "Apply";

/** So many differences are listed before the rest is counted: a dialog has no room for all. */
const MOST_LISTED = 10;

/** Asks whether AWS is to be changed, with what that changes. */
export async function confirmApply(
  { document, kind, target }: Subject,
  { changes }: Deployable,
  place: string,
  hasDeployed: boolean,
): Promise<boolean> {
  const verb = hasDeployed ? "Replace" : "Set";
  const answer = await window.showWarningMessage(
    `${verb} the ${nouns[kind]} of ${target.title} in AWS with ${nameOf(document)}?`,
    { modal: true, detail: [`${target.of} (${place})`, "", ...changesInWords(changes)].join("\n") },
    APPLY,
  );
  return answer === APPLY;
}

function changesInWords(changes: readonly string[] | undefined): readonly string[] {
  if (changes === undefined) return ["What that changes for access is not known."];
  if (changes.length === 0) return ["Both decide every request alike."];
  const more = changes.length - MOST_LISTED;
  return [
    "Before is what AWS has, now is the document:",
    ...changes.slice(0, MOST_LISTED).map((change) => `• ${change}`),
    ...(more > 0 ? [`• … and ${String(more)} more`] : []),
  ];
}

/** Lets nobody apply what has errors, unless they type whose document it is. */
export async function overrideErrors(
  { document, target }: Subject,
  { errors }: Deployable,
): Promise<boolean> {
  const [first] = errors;
  if (first === undefined) return true;
  const counted = errors.length === 1 ? "1 error stands" : `${String(errors.length)} errors stand`;
  const typed = await window.showInputBox({
    title: `${counted} in ${nameOf(document)}`,
    prompt: `${first} Type ${target.title} to apply it all the same.`,
    ignoreFocusOut: true,
    validateInput: (value) =>
      value === target.title ? undefined : `Type ${target.title}, or leave with Escape.`,
  });
  return typed === target.title;
}
