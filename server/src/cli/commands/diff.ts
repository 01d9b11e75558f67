import type { Policy } from "../../engine/engine.ts";
import { differenceOf } from "../../engine/prove/difference.ts";
import { operandsOf, UsageError, type Arguments } from "../arguments.ts";
import type { Command } from "../command.ts";
import { formatOption, kindOf, kindOption } from "../options.ts";
import { readOne } from "../readDocument.ts";
import type { Failure } from "../readInput.ts";
import { writeAnswer } from "../reporters/answer.ts";
import { differenceLines, differenceToJson, hasDifference } from "../reporters/difference.ts";
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
  writeAnswer(
    { json: differenceToJson(difference), lines: (paint) => differenceLines(difference, paint) },
    args,
    world,
  );
  return hasDifference(difference) ? exitCodes.findings : exitCodes.clean;
}

function read(file: string | undefined, args: Arguments, world: World): Promise<Policy | Failure> {
  return readOne(file ?? "", { kinds: ["kms-key-policy", "s3-bucket-policy"], kind: kindOf(args) }, world);
}
