import { partitionOfRegion } from "../../catalog/partitions.ts";
import { matchesValue } from "../../evaluate/matchesValue.ts";
import { operatorOf } from "../../evaluate/operators.ts";
import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import { listOf, titleOf } from "../../lint/words.ts";
import { formatArn, parseArn } from "../../policy/arn.ts";
import { matchesGlob } from "../../policy/glob.ts";
import type { Condition, Policy, Statement, StringValue } from "../../policy/policy.ts";
import { partitionOf } from "../../prove/partition.ts";
import { canBeKeyArn, encryptionKeys, isEncryptionKey } from "../../prove/uploads/pinnedKeys.ts";
import type { UploadRow } from "../../prove/uploads/readings.ts";
import { uploadsOf, type Uploads } from "../../prove/uploads.ts";
import { pinConflictsOf } from "../conflictingPins.ts";
import { sparesAlgorithm, triesToEnforce } from "../encryptionChecks.ts";
import { quoted } from "../quoted.ts";
import { oppositeCandidates, verifiedFixes } from "../uploadFixes.ts";

export const rightUploadDenied: Rule = {
  id: "s3/right-upload-denied",
  summary: "Even the right upload is denied",
  kinds: ["s3-bucket-policy"],
  severity: "error",

  *check(policy) {
    if (policy.tree.errors.length > 0 || !triesToEnforce(policy)) return;
    const rows = rightRowsOf(policy.once(uploadsOf), sparesAlgorithm(policy, "aws:kms:dsse"));
    if (rows.length === 0 || !rows.every(({ verdict }) => verdict === "closed")) return;
    const denies = [...new Set(rows.flatMap(({ by }) => by))].filter(looksAtEncryption);
    // Two keys that exclude each other have a rule of their own, and so has a value without a letter in it yet.
    if (denies.some(sparesEmptyText) || pinConflictsOf(policy).length > 0) return;
    if (denies.length > 0) yield problemOf(policy, denies);
  },
};

/**
 * The uploads of which one has to get through: under the key that the policy pins or, where it pins none, under
 * any. A policy that pins none and lets something else in, AES256 or customer-provided keys, wants no KMS key.
 */
function rightRowsOf({ rows, rightKeys }: Uploads, withDsse: boolean): Uploads["rows"] {
  if (rightKeys.length > 0)
    return rows.filter(({ row }) => row === "kms-right-key" || (withDsse && row === "dsse-right-key"));
  const letsOthersIn = rows.some(({ row, verdict }) => !underSomeKey.includes(row) && verdict !== "closed");
  return letsOthersIn ? [] : rows.filter(({ row }) => underSomeKey.includes(row));
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
  return {
    at: pin?.node ?? condition?.property.name ?? policy.tree.root ?? { start: 0, end: 0 },
    message: `Even uploads under the right key are denied, by ${listOf(denies.map(titleOf))}. ${adviceFor(policy, denies, pin)}`,
    fixes: () => (pin === undefined ? fixesOf(policy) : []),
  };
}

function adviceFor(policy: Policy, denies: readonly Statement[], pin: StringValue | undefined): string {
  if (pin !== undefined)
    return `No upload can name a key as ${quoted(pin.value)}: ${whyNoKey(pin.value, policy.once(partitionOf))}`;
  const algorithms = denies.flatMap(({ conditions }) => conditions).filter(sparesOtherAlgorithms);
  const values = algorithms.flatMap((condition) => condition.values);
  return values.length === 0
    ? "Check whether a condition is the wrong way round."
    : `Such an upload asks for "aws:kms", and ${listOf(values.map(({ value }) => quoted(value)))} is all that it spares.`;
}

/** Why no key of a bucket's partition has a value for its ARN: what follows a colon. */
function whyNoKey(value: string, partition: string): string {
  const arn = parseArn(value);
  const own = arn?.partition ?? "";
  const home = partitionOfRegion(arn?.region ?? "")?.id ?? own;
  const isInForm = arn !== undefined && canBeKeyArn(formatArn({ ...arn, partition: home }), home);
  if (!isInForm) return `S3 compares the full ARN, arn:${partition}:kms:region:account:key/id.`;
  if (!matchesGlob(home, own))
    return `the Region ${quoted(arn.region)} is in the partition ${quoted(home)}, not in ${quoted(own)}.`;
  return `the key is in the partition ${quoted(home)}, and the bucket in ${quoted(partition)}. Partitions share no keys.`;
}

/** A check of the algorithm that no upload with aws:kms passes. */
function sparesOtherAlgorithms({ key, operator, values }: Condition): boolean {
  const facts = operatorOf(operator);
  if (key.value.toLowerCase() !== encryptionKeys.algorithm || facts?.negated !== true) return false;
  return !values.some(({ value }) => matchesValue(facts, "aws:kms", value) !== false);
}

function sparesEmptyText({ conditions }: Statement): boolean {
  return conditions
    .filter(sparesOtherAlgorithms)
    .some(({ values }) => values.some(({ value }) => value === ""));
}

/** A value that a Deny spares, and that no key of this partition has for its ARN. */
function impossiblePinOf(policy: Policy, denies: readonly Statement[]): StringValue | undefined {
  const partition = policy.once(partitionOf);
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
  const withDsse = sparesAlgorithm(policy, "aws:kms:dsse");
  return verifiedFixes(policy, oppositeCandidates(policy), (after) => {
    const isOpen = rightRowsOf(after, withDsse).some(({ verdict }) => verdict === "open");
    return (
      isOpen && after.rows.every(({ row, verdict }) => !neverRight.includes(row) || verdict === "closed")
    );
  });
}

const neverRight: readonly UploadRow[] = ["no-header", "aes256", "kms-no-key-id"];
