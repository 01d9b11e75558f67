import { applyEdits, format } from "jsonc-parser";
import type { DocumentKind } from "../engine/policy/documentKinds.ts";
import {
  readBucketEncryption,
  readBucketPolicy,
  writeBucketEncryption,
  writeBucketPolicy,
} from "./buckets.ts";
import type { Connection } from "./connection.ts";
import { readKeyPolicy, writeKeyPolicy } from "./keys.ts";

/** A document that AWS keeps. */
export interface Deployed {
  readonly kind: DocumentKind;
  /** The ARN of the key, or the name of the bucket. */
  readonly of: string;
}

/** The text as people read it; undefined where there is none. */
export async function readDeployed(
  connection: Connection,
  { kind, of }: Deployed,
): Promise<string | undefined> {
  const text = await stores[kind].read(connection, of);
  return text && readable(text);
}

/** Puts a text in the place of what AWS has, or takes that away where there is none. A key is never without a policy. */
export async function writeDeployed(
  connection: Connection,
  { kind, of }: Deployed,
  text: string | undefined,
): Promise<void> {
  await stores[kind].write(connection, of, text);
}

interface Store {
  readonly read: (connection: Connection, of: string) => Promise<string | undefined>;
  readonly write: (connection: Connection, of: string, text: string | undefined) => Promise<void>;
}

const stores: Readonly<Record<DocumentKind, Store>> = {
  "kms-key-policy": {
    read: readKeyPolicy,
    write: async (connection, of, text) => {
      if (text !== undefined) await writeKeyPolicy(connection, of, text);
    },
  },
  "s3-bucket-policy": { read: readBucketPolicy, write: writeBucketPolicy },
  "s3-bucket-encryption": { read: readBucketEncryption, write: writeBucketEncryption },
};

/** S3 gives policies back on one line. Only blanks change. */
function readable(text: string): string {
  if (text.trim().includes("\n")) return text.endsWith("\n") ? text : `${text}\n`;
  const edits = format(text, undefined, { insertSpaces: true, tabSize: 2, eol: "\n" });
  return `${applyEdits(text, edits).trim()}\n`;
}
