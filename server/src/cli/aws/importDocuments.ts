import type { Connection, Deployed } from "../../aws/aws.ts";
import type { DocumentKind } from "../../engine/engine.ts";
import type { SetupFile } from "../../engine/templates/setup/setupFile.ts";
import { UsageError, type Arguments } from "../arguments.ts";
import { fail, say } from "../say.ts";
import { exitCodes, type ExitCode, type World } from "../world.ts";
import { writeFiles } from "../writeFiles.ts";
import { withAccount, type Aws } from "./account.ts";

const names: Readonly<Record<DocumentKind, string>> = {
  "kms-key-policy": "key-policy.json",
  "s3-bucket-policy": "bucket-policy.json",
  "s3-bucket-encryption": "bucket-encryption.json",
};

/** `latchkey aws import` */
export async function importDocuments(args: Arguments, world: World): Promise<ExitCode> {
  const [key, bucket] = [args.valueOf("key"), args.valueOf("bucket")];
  if (key === undefined && bucket === undefined)
    throw new UsageError("--key or --bucket is missing: what is to be imported.");
  const found = await withAccount(args, world, async (aws, connection) => ({
    texts: await readAll(aws, connection, key, bucket),
  }));
  if ("failure" in found) return fail(world, found);
  for (const [deployed, text] of found.texts)
    if (text === undefined)
      say(world, `${deployed.of} has no ${names[deployed.kind].replace(/\.json$/, "")}.`);
  const files = found.texts.flatMap(([deployed, text]) =>
    text === undefined ? [] : fileFor(deployed, text),
  );
  if (files.length === 0) return exitCodes.findings;
  const target = { folder: args.valueOf("out") ?? ".", force: args.has("force") };
  return writeFiles(files, target, world);
}

type Read = readonly [Deployed, string | undefined];

async function readAll(
  aws: Aws,
  connection: Connection,
  key: string | undefined,
  bucket: string | undefined,
): Promise<readonly Read[]> {
  const wanted: readonly Deployed[] = [
    ...(key === undefined
      ? []
      : [{ kind: "kms-key-policy", of: await aws.keyArnOf(connection, key) } as const]),
    ...(bucket === undefined
      ? []
      : (["s3-bucket-policy", "s3-bucket-encryption"] as const).map((kind) => ({ kind, of: bucket }))),
  ];
  const found: Read[] = [];
  for (const deployed of wanted) found.push([deployed, await aws.readDeployed(connection, deployed)]);
  return found;
}

function fileFor({ kind, of }: Deployed, text: string): SetupFile {
  return { name: names[kind], text, purpose: `as AWS has it for ${of}` };
}
