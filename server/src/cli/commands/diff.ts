import type { Policy } from "../../engine/engine.ts";
import { changeInWords } from "../../engine/features/changeInWords.ts";
import { putObjectCommand } from "../../engine/lint/putObjectCommand.ts";
import { titleOf } from "../../engine/lint/words.ts";
import { differenceOf, type Change, type Difference, type Undecided } from "../../engine/prove/difference.ts";
import { operandsOf, UsageError, type Arguments } from "../arguments.ts";
import type { Command } from "../command.ts";
import { describeRequest } from "../describeRequest.ts";
import { formatOption, kindOf, kindOption } from "../options.ts";
import { readOne } from "../readDocument.ts";
import type { Failure } from "../readInput.ts";
import { writeAnswer } from "../reporters/answer.ts";
import { printable } from "../reporters/printable.ts";
import type { Painter, Style } from "../reporters/style.ts";
import { fail } from "../say.ts";
import { exitCodes, type ExitCode, type World } from "../world.ts";

/** `latchkey diff` */
export const diffCommand: Command = {
  name: "diff",
  operands: "OLD NEW",
  summary: "Tell which requests one version of a policy decides otherwise than another.",
  details: [
    "OLD and NEW are two key policies or two bucket policies; one of them may be - for the standard input.",
    "What only orders, splits or spells statements otherwise makes no difference.",
    "",
    "JSON: { newlyAllowed: [change…], newlyStopped: [change…], undecided: [{ in: old | new, statement,",
    "        reason }] }, a change being { words, principal?, actions: [action…], row?, before, after,",
    "        by: { old: [statement index…], new: [statement index…] }, witness }; before and after are",
    "        decisions as test gives them, a witness as uploads gives it.",
  ],
  options: [formatOption, kindOption],
  findings: "there is a difference, or one cannot be ruled out",
  run: diff,
};

async function diff(args: Arguments, world: World): Promise<ExitCode> {
  const files = operandsOf(args, ["OLD", "NEW"]);
  if (files.every((file) => file === "-"))
    throw new UsageError("Only one of OLD and NEW can be the standard input.");
  const [older, newer] = [await read(files[0], args, world), await read(files[1], args, world)];
  if ("failure" in older) return fail(world, older);
  if ("failure" in newer) return fail(world, newer);
  if (older.kind !== newer.kind)
    return fail(world, {
      failure: "One is a key policy and the other a bucket policy: there is nothing to compare.",
    });

  const difference = differenceOf(older, newer);
  writeAnswer({ json: toJson(difference), lines: (paint) => toLines(difference, paint) }, args, world);
  const { newlyAllowed, newlyStopped, undecided } = difference;
  return newlyAllowed.length + newlyStopped.length + undecided.length === 0
    ? exitCodes.clean
    : exitCodes.findings;
}

function read(file: string | undefined, args: Arguments, world: World): Promise<Policy | Failure> {
  return readOne(file ?? "", { kinds: ["kms-key-policy", "s3-bucket-policy"], kind: kindOf(args) }, world);
}

function toJson({ newlyAllowed, newlyStopped, undecided }: Difference): object {
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

function toLines({ newlyAllowed, newlyStopped, undecided }: Difference, paint: Painter): readonly string[] {
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
  const { principal, action, resource, context } = describeRequest(change.request);
  const carried = Object.entries(context).map(([key, values]) => `${key} = ${values.join(", ")}`);
  const example = `such as ${action} on ${resource} by ${principal}`;
  return [changeInWords(change), `  ${commandOf(change) ?? [example, ...carried].join("; ")}`];
}

function undecidedInWords({ version, statement, reason }: Undecided): string {
  return `${titleOf(statement)} of the ${version} version: ${reason}`;
}
