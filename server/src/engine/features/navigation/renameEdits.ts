import { parseArn } from "../../policy/arn.ts";
import type { Policy } from "../../policy/policy.ts";
import type { Edit } from "../../tree/edits.ts";
import type { Span } from "../../tree/node.ts";
import { occurrencesOf, type Occurrence } from "./occurrences.ts";
import type { Subject } from "./subject.ts";

/**
 * What gives something another name wherever a document names it. A key takes an ARN, or an id that leaves its Region
 * and account alone; where the document gives the id alone, so it does afterwards.
 */
export function renameEdits(policy: Policy, subject: Subject, newName: string): readonly Edit[] {
  const { text } = policy.tree;
  return occurrencesOf(policy, subject)
    .flatMap((occurrence) => editsOf(occurrence, newName))
    .filter((edit) => text.slice(edit.start, edit.end) !== edit.text);
}

function editsOf(occurrence: Occurrence, newName: string): readonly Edit[] {
  const { subject, node, pieces } = occurrence;
  if (subject.kind === "key") return editsOfKey(occurrence, pieces, newName);
  // A number does not begin with 0.
  if (node.kind === "number" && newName.startsWith("0"))
    return [{ start: node.start, end: node.end, text: JSON.stringify(newName) }];
  return [replaceInString(occurrence, newName)];
}

/** Part by part, so that what stays is not touched. */
function editsOfKey(at: Span, pieces: Occurrence["pieces"], newName: string): readonly Edit[] {
  const arn = parseArn(newName);
  const id = arn === undefined ? newName : arn.resource.replace(/^key\//, "");
  if (pieces === undefined) return [replaceInString(at, id)];
  const moved =
    arn === undefined
      ? []
      : [replaceInString(pieces.region, arn.region), replaceInString(pieces.account, arn.account)];
  return [...moved, replaceInString(pieces.id, id)];
}

function replaceInString({ start, end }: Span, value: string): Edit {
  return { start, end, text: JSON.stringify(value).slice(1, -1) };
}
