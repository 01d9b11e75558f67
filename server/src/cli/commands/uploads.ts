import type { Policy } from "../../engine/engine.ts";
import { parseArn } from "../../engine/policy/arn.ts";
import { inSurroundings } from "../../engine/policy/readPolicy.ts";
import type { DefaultEncryption } from "../../engine/policy/surroundings.ts";
import { putObjectCommand, uploaderInWords } from "../../engine/lint/putObjectCommand.ts";
import { listOf, titleOf } from "../../engine/lint/words.ts";
import { partitionOf } from "../../engine/prove/uploads/objects.ts";
import { uploadsOf, type Upload, type Uploads } from "../../engine/prove/uploads.ts";
import { defaultEncryptionIn } from "../../engine/set/surroundings.ts";
import { operandsOf, UsageError, type Arguments, type Option } from "../arguments.ts";
import type { Command } from "../command.ts";
import { declaredSurroundings } from "../declaredSurroundings.ts";
import { describeRequest } from "../describeRequest.ts";
import { formatOption, kindOf, kindOption, surroundingsOf, surroundingsOptions } from "../options.ts";
import { readOne, type Wanted } from "../readDocument.ts";
import type { Failure } from "../readInput.ts";
import { writeAnswer } from "../reporters/answer.ts";
import { printable } from "../reporters/printable.ts";
import type { Painter, Style } from "../reporters/style.ts";
import { table, type Cell } from "../reporters/table.ts";
import { fail } from "../say.ts";
import { exitCodes, type ExitCode, type World } from "../world.ts";

const encryptionOption: Option = {
  name: "encryption",
  value: "FILE",
  summary: "the bucket's default encryption, as put-bucket-encryption takes it",
};

const keyOption: Option = {
  name: "key",
  value: "ARN",
  summary: "the key that uploads are meant to use; what the policy pins unless given",
};

/** `latchkey uploads` */
export const uploadsCommand: Command = {
  name: "uploads",
  operands: "FILE",
  summary: "Decide which kinds of uploads a bucket policy lets through.",
  details: [
    "FILE is a bucket policy, or - for the standard input. Each kind of upload is closed (no request",
    "gets past the denies), open (with one that does) or depends (with the reason). An Allow is taken",
    "for granted, as it may stand in IAM. Where the nearest latchkey.json declares a set with FILE in it,",
    "the set's key, default encryption and what it holds uploads to count, unless options name another",
    "key or default encryption.",
    "",
    "JSON: { rows: [{ row, verdict, wanted?, witness?, by: [statement index…], reason?, exempt? }],",
    "        rightKey?, rightKeys?, set? }, a witness being { principal, action, resource, context, command }.",
  ],
  options: [encryptionOption, keyOption, formatOption, kindOption, ...surroundingsOptions],
  findings: "a kind of upload is not as a policy wants it that enforces one key",
  run: uploads,
};

async function uploads(args: Arguments, world: World): Promise<ExitCode> {
  const [file] = operandsOf(args, ["FILE"]);
  const rightKey = rightKeyOf(args);
  const wanted: Wanted = { kinds: ["s3-bucket-policy"], kind: kindOf(args) };
  const alone = await readOne(file ?? "", wanted, world);
  if ("failure" in alone) return fail(world, alone);
  const known = await declaredSurroundings(file ?? "", alone, surroundingsOf(args), world);
  if ("failure" in known) return fail(world, known);
  const policy = inSurroundings(alone, known);
  const defaultEncryption = await readEncryption(args, world);
  if (defaultEncryption !== undefined && "failure" in defaultEncryption)
    return fail(world, defaultEncryption);

  const partition = partitionOf(policy);
  if (rightKey !== undefined && parseArn(rightKey)?.partition !== partition)
    return fail(world, {
      failure: `The key of --key is in another partition than the bucket: "${partition}".`,
    });

  const answer = uploadsOf(policy, { rightKey, defaultEncryption });
  const set = known.set?.name;
  writeAnswer(
    { json: toJson(answer, set), lines: (paint) => [...toLines(answer, paint), ...setLines(set)] },
    args,
    world,
  );
  return isEnforcing(answer) ? exitCodes.clean : exitCodes.findings;
}

/** Uploads under the right key get through, and others do not. Where no key is known, none is the right one. */
function isEnforcing({ rows }: Uploads): boolean {
  return rows.every(isWanted) && rows.some(({ row }) => row === "kms-right-key");
}

function rightKeyOf(args: Arguments): string | undefined {
  const key = args.valueOf(keyOption.name);
  if (key === undefined || /^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/[\w-]+$/.test(key)) return key;
  throw new UsageError(`--key takes the ARN of one key, not "${key}".`);
}

async function readEncryption(
  args: Arguments,
  world: World,
): Promise<DefaultEncryption | Failure | undefined> {
  const file = args.valueOf(encryptionOption.name);
  if (file === undefined) return undefined;
  const kind = "s3-bucket-encryption";
  const document = await readOne(file, { kinds: [kind], kind: undefined }, world);
  return "failure" in document ? document : defaultIn(document, file);
}

function defaultIn(document: Policy, file: string): DefaultEncryption | Failure {
  const count = document.encryptionRules.length;
  const fault =
    count > 1 ? `has ${String(count)} rules, and S3 takes one` : "has no rule that says how to encrypt";
  return defaultEncryptionIn(document) ?? { failure: `"${file}" ${fault}.` };
}

/** Whom the policy exempts by name, it means to exempt. */
function isWanted({ wanted, verdict, exempt }: Upload): boolean {
  return exempt !== undefined || (wanted ?? verdict) === verdict;
}

function toJson({ rows, rightKeys }: Uploads, set: string | undefined): object {
  const [rightKey] = rightKeys;
  return {
    rows: rows.map(({ row, verdict, wanted, witness, by, reason, exempt }) => ({
      row,
      verdict,
      ...(wanted && { wanted }),
      ...(witness && { witness: { ...describeRequest(witness), command: putObjectCommand(witness) } }),
      by: by.map(({ index }) => index),
      ...(reason !== undefined && { reason }),
      ...(exempt && { exempt }),
    })),
    ...(rightKey !== undefined && { rightKey }),
    ...(rightKeys.length > 1 && { rightKeys }),
    ...(set !== undefined && { set }),
  };
}

function toLines({ rows, rightKeys }: Uploads, paint: Painter): readonly string[] {
  const lines = table(
    rows.map((upload): readonly Cell[] => [
      { text: isWanted(upload) ? " " : "!", style: "red" },
      { text: upload.row },
      { text: upload.verdict, style: styleOf(upload) },
      { text: upload.by.length === 0 ? "" : `by ${listOf(upload.by.map(titleOf))}`, style: "gray" },
    ]),
    paint,
  );
  const details = rows.map((upload) => detailsOf(upload).map((line) => `     ${printable(line)}`));
  return [
    ...lines.flatMap((line, index) => [line, ...(details[index] ?? [])]),
    "",
    ...(rows.every(({ verdict }) => verdict === "closed") ? ["No upload gets through at all."] : []),
    rightKeys.length === 0
      ? "The policy pins no key; --key names the one that uploads are meant to use."
      : `The right key: ${printable(rightKeys.join(", "))}`,
    "! marks what a policy that enforces one key would not want.",
  ];
}

function setLines(set: string | undefined): readonly string[] {
  return set === undefined ? [] : [`Held to the set ${printable(set)}, which latchkey.json declares.`];
}

function styleOf(upload: Upload): Style {
  if (!isWanted(upload)) return "red";
  return upload.verdict === "depends" ? "yellow" : "green";
}

function detailsOf({ witness, reason, exempt }: Upload): readonly string[] {
  return [
    ...(witness ? [putObjectCommand(witness), `by ${uploaderInWords(witness)}`] : []),
    ...(exempt ? [`Only those whom the policy exempts by name: ${listOf(exempt)}.`] : []),
    ...(reason === undefined ? [] : [reason]),
  ];
}
