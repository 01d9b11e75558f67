import { parseArn } from "../policy/arn.ts";
import type { Policy } from "../policy/policy.ts";
import type { DefaultEncryption } from "../policy/surroundings.ts";
import { newMemory } from "./search/memory.ts";
import { ordinaryUploadsOf } from "./uploads/ordinary.ts";
import { decideRow, type RowVerdict } from "./uploads/decideRow.ts";
import { toKnownKeys } from "./uploads/keyIds.ts";
import { partitionOf } from "./uploads/objects.ts";
import { pinnedKeys, refusedKeys } from "./uploads/pinnedKeys.ts";
import { readingsOf, uploadRows, type UploadRow } from "./uploads/readings.ts";
import { wantedVerdict } from "./uploads/wanted.ts";

/** The verdict about one kind of uploads. */
export interface Upload extends RowVerdict {
  readonly row: UploadRow;
  /** The verdict that a policy is after which enforces one key; undefined where it may be either. */
  readonly wanted: "open" | "closed" | undefined;
}

export interface Uploads {
  /** Rows about the right key are left out where the policy pins none. */
  readonly rows: readonly Upload[];
  /** The keys that uploads are meant to use, as the policy or the question writes them. */
  readonly rightKeys: readonly string[];
}

export interface UploadOptions {
  /** The bucket's, that of the policy's set unless given; where it is not known, no verdict relies on it. */
  readonly defaultEncryption?: DefaultEncryption | undefined;
  /** The ARN of the key that uploads are meant to use; the one that the policy pins unless given. */
  readonly rightKey?: string | undefined;
}

/** Decides for all uploads to the policy's bucket, by whomever, of whatever object, which kinds get past its denies. */
export function uploadsOf(policy: Policy, options: UploadOptions = {}): Uploads {
  const { set } = policy.surroundings;
  const { rightKey, defaultEncryption = set?.defaultEncryption } = options;
  const rightKeys = rightKey === undefined ? keysMeant(policy, defaultEncryption) : [rightKey];
  const known = toKnownKeys(rightKeys, policy.once(partitionOf), refusedKeys(policy));
  const memory = newMemory(policy);
  const ordinary = ordinaryUploadsOf(policy, memory);
  const rows = uploadRows.flatMap((row) => {
    const readings = readingsOf(row, known, defaultEncryption);
    if (readings.length === 0) return [];
    const wanted = wantedVerdict(row, policy.surroundings, rightKeys, defaultEncryption);
    const verdict = decideRow(policy, readings, memory, ordinary);
    return { row, wanted, ...(isRefusedByBucket(row, defaultEncryption) ? refusedAnyhow(verdict) : verdict) };
  });
  return { rows, rightKeys };
}

/** Whether S3 refuses such uploads whatever the policy says. */
function isRefusedByBucket(row: UploadRow, defaultEncryption: DefaultEncryption | undefined): boolean {
  return row === "sse-c" && defaultEncryption?.blocksCustomerKeys === true;
}

/** The statements come first: they hold whatever becomes of the bucket's configuration. */
function refusedAnyhow(byPolicy: RowVerdict): RowVerdict {
  return byPolicy.verdict === "closed" ? byPolicy : { verdict: "closed", by: [], reason: BLOCKED };
}

const BLOCKED =
  "The bucket's encryption configuration blocks SSE-C: S3 refuses such uploads whatever the policy says.";

/**
 * The keys that the policy pins or, where it pins none, that of its set or the bucket's default key. A key of another
 * partition than the bucket's can be neither.
 */
function keysMeant(policy: Policy, defaultEncryption: DefaultEncryption | undefined): readonly string[] {
  const pinned = pinnedKeys(policy);
  const byDefault = policy.surroundings.set?.keyArn ?? defaultEncryption?.keyId;
  const isOfPartition = parseArn(byDefault ?? "")?.partition === policy.once(partitionOf);
  return pinned.length > 0 || byDefault === undefined || !isOfPartition ? pinned : [byDefault];
}
