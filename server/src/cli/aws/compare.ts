import type { Connection, Deployed } from "../../aws/aws.ts";
import type { Policy } from "../../engine/engine.ts";
import { UsageError, type Arguments } from "../arguments.ts";
import { readOne } from "../readDocument.ts";
import { writeAnswer } from "../reporters/answer.ts";
import { fail } from "../say.ts";
import { exitCodes, type ExitCode, type World } from "../world.ts";
import { withAccount, type Aws } from "./account.ts";
import { comparedLines, comparedToJson, compareWith, type Compared } from "./compareDocuments.ts";

/** `latchkey aws compare` */
export async function compareFiles(
  files: readonly string[],
  args: Arguments,
  world: World,
): Promise<ExitCode> {
  if (files.length === 0) throw new UsageError("FILE is missing: what is to be compared with AWS.");
  const policies: (readonly [string, Policy])[] = [];
  for (const file of files) {
    const policy = await readOne(file, { kinds: allKinds }, world);
    if ("failure" in policy) return fail(world, policy);
    checkTarget(file, policy, args);
    policies.push([file, policy]);
  }
  const compared = await withAccount(args, world, async (aws, connection) => {
    const all: Compared[] = [];
    for (const [file, policy] of policies)
      all.push(
        await compareWith(aws, connection, file, policy, await deployedFor(aws, connection, policy, args)),
      );
    return all;
  });
  if ("failure" in compared) return fail(world, compared);
  writeAnswer(
    {
      json: { version: 1, documents: compared.map(comparedToJson) },
      lines: (paint) =>
        compared.flatMap((one, index) => [...(index > 0 ? [""] : []), ...comparedLines(one, paint)]),
    },
    args,
    world,
  );
  const isClean = compared.every(({ outcome }) => outcome === "same" || outcome === "alike");
  return isClean ? exitCodes.clean : exitCodes.findings;
}

const allKinds = ["kms-key-policy", "s3-bucket-policy", "s3-bucket-encryption"] as const;

function targetOption({ kind }: Policy): "key" | "bucket" {
  return kind === "kms-key-policy" ? "key" : "bucket";
}

/** Before anything is sent. */
function checkTarget(file: string, policy: Policy, args: Arguments): void {
  const option = targetOption(policy);
  if (args.valueOf(option) === undefined)
    throw new UsageError(`--${option} is missing: what "${file}" is to be compared with.`);
}

async function deployedFor(
  aws: Aws,
  connection: Connection,
  policy: Policy,
  args: Arguments,
): Promise<Deployed> {
  const target = args.valueOf(targetOption(policy)) ?? "";
  const isKey = policy.kind === "kms-key-policy";
  return { kind: policy.kind, of: isKey ? await aws.keyArnOf(connection, target) : target };
}
