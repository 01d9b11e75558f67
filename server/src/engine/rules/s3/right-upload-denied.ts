import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import { listOf, titleOf } from "../../lint/words.ts";
import type { Policy, Statement, StringValue } from "../../policy/policy.ts";
import { partitionOf } from "../../prove/uploads/objects.ts";
import {
  canBeKeyArn,
  encryptionKeys,
  enforcesEncryption,
  isEncryptionKey,
} from "../../prove/uploads/pinnedKeys.ts";
import type { UploadRow } from "../../prove/uploads/readings.ts";
import { uploadsOf, type Uploads } from "../../prove/uploads.ts";
import { bucketArnOf } from "../bucketArn.ts";
import { quoted } from "../quoted.ts";
import { mendingCandidates, verifiedFixes } from "../uploadFixes.ts";

export const rightUploadDenied: Rule = {
  id: "s3/right-upload-denied",
  summary: "Even the right upload is denied",
  kinds: ["s3-bucket-policy"],
  severity: "error",

  *check(policy) {
    if (policy.tree.errors.length > 0 || !enforcesEncryption(policy)) return;
    const uploads = policy.once(uploadsOf);
    const rows = rightRowsOf(uploads);
    if (rows.length === 0 || !rows.every(({ verdict }) => verdict === "closed")) return;
    const denies = [...new Set(rows.flatMap(({ by }) => by))].filter(looksAtEncryption);
    if (denies.length > 0) yield problemOf(policy, denies);
  },
};

/**
 * The uploads of which one has to get through: under the key that the policy pins or, where it pins none, under
 * any. A policy that pins none and takes AES256 wants no KMS key.
 */
function rightRowsOf({ rows, rightKeys }: Uploads): Uploads["rows"] {
  if (rightKeys.length > 0) return rows.filter(({ row }) => row === "kms-right-key");
  const takesAes256 = rows.some(({ row, verdict }) => row === "aes256" && verdict !== "closed");
  return takesAes256 ? [] : rows.filter(({ row }) => underSomeKey.includes(row));
}

const underSomeKey: readonly UploadRow[] = ["kms-other-key-same-account", "kms-other-key-other-account"];

/** A Deny on all uploads, whatever their encryption, is meant as it stands. */
function looksAtEncryption({ conditions }: Statement): boolean {
  return conditions.some(({ key }) => isEncryptionKey(key.value));
}

function problemOf(policy: Policy, denies: readonly Statement[]): Problem {
  const pin = impossiblePinOf(policy, denies);
  const [condition] = denies.flatMap(({ conditions }) =>
    conditions.filter(({ key }) => isEncryptionKey(key.value)),
  );
  const advice =
    pin === undefined
      ? "Check whether a condition is the wrong way round."
      : `No upload can name a key as ${quoted(pin.value)}: S3 compares the full ARN, arn:aws:kms:region:account:key/id.`;
  return {
    at: pin?.node ?? condition?.property.name ?? policy.tree.root ?? { start: 0, end: 0 },
    message: `Even uploads under the right key are denied, by ${listOf(denies.map(titleOf))}. ${advice}`,
    fixes: () => (pin === undefined ? fixesOf(policy) : []),
  };
}

/** A value that a Deny spares, and that no key of this partition has for its ARN. */
function impossiblePinOf(policy: Policy, denies: readonly Statement[]): StringValue | undefined {
  const partition = partitionOf(policy);
  const values = denies
    .flatMap(({ conditions }) => conditions)
    .filter(
      ({ key, operator }) => key.value.toLowerCase() === encryptionKeys.keyId && operator.base !== "Null",
    )
    .flatMap((condition) => condition.values);
  for (const { value, node } of values)
    if (node.kind === "string" && !canBeKeyArn(value, partition)) return { value, node };
  return undefined;
}

/** Whatever opens the right upload and closes what the guide wants closed. */
function fixesOf(policy: Policy): readonly Fix[] {
  const bucketArn = bucketArnOf(policy);
  if (bucketArn === undefined) return [];
  return verifiedFixes(policy, mendingCandidates(policy, bucketArn), (after) => {
    const isOpen = rightRowsOf(after).some(({ verdict }) => verdict === "open");
    return (
      isOpen && after.rows.every(({ row, verdict }) => !neverRight.includes(row) || verdict === "closed")
    );
  });
}

const neverRight: readonly UploadRow[] = ["no-header", "aes256", "kms-no-key-id"];
