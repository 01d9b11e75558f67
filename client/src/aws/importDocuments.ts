import { window } from "vscode";
import type { Deployed } from "../../../server/src/aws/aws.ts";
import type { Tools } from "./tools.ts";
import { chooseBucket } from "./chooseBucket.ts";
import { chooseKey } from "./chooseKey.ts";
import { fileNames } from "./fileNames.ts";
import type { Target } from "./targets.ts";
import { writeDocuments } from "./writeDocuments.ts";

/** Asks for a key and writes its policy. */
export async function importKeyPolicy(tools: Tools): Promise<void> {
  const title = "Import Key Policy from AWS";
  const opened = await tools.account.open();
  const key = opened && (await chooseKey(opened, title, tools.known.hear));
  if (key === undefined) return;
  await importAll(tools, title, key, ["kms-key-policy"]);
}

/** Asks for a bucket and writes its policy and default encryption. */
export async function importBucket(tools: Tools): Promise<void> {
  const title = "Import Bucket Policy and Encryption from AWS";
  const opened = await tools.account.open();
  const bucket = opened && (await chooseBucket(opened, title, undefined, tools.known.hear));
  if (bucket === undefined) return;
  await importAll(tools, title, { of: bucket, title: bucket }, ["s3-bucket-policy", "s3-bucket-encryption"]);
}

async function importAll(
  { account, targets, known }: Tools,
  title: string,
  target: Target,
  kinds: readonly Deployed["kind"][],
): Promise<void> {
  const found = await account.ask(`Reading what AWS has for ${target.title}`, async ({ aws, connection }) => {
    const texts = kinds.map((kind) => aws.readDeployed(connection, { kind, of: target.of }));
    return (await Promise.all(texts)).map((text, index) => ({ kind: kinds[index], text }));
  });
  if (found === undefined) return;
  const documents = found.flatMap(({ kind, text }) =>
    kind === undefined || text === undefined ? [] : { kind, name: fileNames[kind], text },
  );
  if (documents.length === 0) {
    void window.showInformationMessage(`AWS has neither a policy nor an encryption for ${target.title}.`);
    return;
  }
  for (const { text } of documents) known.hearNamesIn(text);
  const uris = (await writeDocuments(title, documents)) ?? [];
  for (const [index, uri] of uris.entries()) {
    const kind = documents[index]?.kind;
    if (kind !== undefined) await targets.keep(uri, kind, target);
    await window.showTextDocument(uri, { preview: false });
  }
}
