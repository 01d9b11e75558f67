import { changeInWords, undecidedInWords } from "../../engine/features/changeInWords.ts";
import { besidesCommand, putObjectCommand, uploaderInWords } from "../../engine/lint/putObjectCommand.ts";
import type { Change, Difference } from "../../engine/prove/difference.ts";
import { describeRequest } from "../describeRequest.ts";
import { printable } from "./printable.ts";
import type { Painter, Style } from "./style.ts";

export function hasDifference({ newlyAllowed, newlyStopped, undecided }: Difference): boolean {
  return newlyAllowed.length + newlyStopped.length + undecided.length > 0;
}

/** A difference for programs. */
export function differenceToJson({ newlyAllowed, newlyStopped, undecided }: Difference): object {
  return {
    newlyAllowed: newlyAllowed.map(changeToJson),
    newlyStopped: newlyStopped.map(changeToJson),
    undecided: undecided.map(({ version, statement, reason }) => ({
      in: version === "older" ? "old" : "new",
      statement: statement.index,
      reason,
    })),
  };
}

function changeToJson(change: Change): object {
  const { principal, actions, row, before, after, request } = change;
  const command = commandOf(change);
  return {
    words: changeInWords(change),
    ...(principal !== undefined && { principal }),
    actions,
    ...(row !== undefined && { row }),
    before: before.decision,
    after: after.decision,
    by: { old: before.by.map(({ index }) => index), new: after.by.map(({ index }) => index) },
    witness: { ...describeRequest(request), ...(command !== undefined && { command }) },
  };
}

/** None where conditions see something else than the headers that the command sends. */
function commandOf({ request, when }: Change): string | undefined {
  return request.action === "s3:PutObject" && when === undefined ? putObjectCommand(request) : undefined;
}

/** A difference for people. */
export function differenceLines(
  { newlyAllowed, newlyStopped, undecided }: Difference,
  paint: Painter,
): readonly string[] {
  const lines = [
    ...section("Newly let through", "green", newlyAllowed.flatMap(linesOf), paint),
    ...section("Newly stopped", "red", newlyStopped.flatMap(linesOf), paint),
    ...section("Undecided", "yellow", undecided.map(undecidedInWords), paint),
  ];
  return lines.length === 0 ? ["Both decide every request alike."] : lines.slice(0, -1);
}

function section(title: string, style: Style, lines: readonly string[], paint: Painter): readonly string[] {
  return lines.length === 0 ? [] : [paint(style, title), ...lines.map((line) => `  ${printable(line)}`), ""];
}

function linesOf(change: Change): readonly string[] {
  const words = changeInWords(change);
  const command = commandOf(change);
  if (command !== undefined) {
    const needsMore = besidesCommand(change.request).length > 0;
    return [words, `  ${command}`, ...(needsMore ? [`  by ${uploaderInWords(change.request)}`] : [])];
  }
  const { principal, action, resource, context } = describeRequest(change.request);
  const carried = Object.entries(context).map(([key, values]) => `${key} = ${values.join(", ")}`);
  const example = `such as ${action} on ${resource} by ${principal}`;
  return [words, `  ${[example, ...carried].join("; ")}`];
}
