import { partitionOfRegion } from "../../catalog/partitions.ts";
import { coversAction } from "../../evaluate/actions.ts";
import { operatorOf } from "../../evaluate/operators.ts";
import { parseArn } from "../../policy/arn.ts";
import { matchesGlob } from "../../policy/glob.ts";
import type { Condition, ConditionValue, Policy, Statement } from "../../policy/policy.ts";

/** The condition keys that show how an upload asks to be encrypted, in lower case. */
export const encryptionKeys = {
  algorithm: "s3:x-amz-server-side-encryption",
  keyId: "s3:x-amz-server-side-encryption-aws-kms-key-id",
  customerAlgorithm: "s3:x-amz-server-side-encryption-customer-algorithm",
} as const;

/** Whether a condition key, in whatever case, shows how an upload asks to be encrypted. */
export function isEncryptionKey(key: string): boolean {
  return encryptionKeyNames.has(key.toLowerCase());
}

const encryptionKeyNames: ReadonlySet<string> = new Set(Object.values(encryptionKeys));

/**
 * What a bucket policy compares the key of an upload with: the values that its denies spare or, where there are
 * none, those that its allows ask for. Not necessarily ARNs of keys.
 */
export function pinnedKeys(policy: Policy): readonly string[] {
  return policy.once(findPinnedKeys);
}

function findPinnedKeys(policy: Policy): readonly string[] {
  return [...new Set(pinnedValuesOf(policy).map(({ value }) => value))];
}

/** Where each of the pinned keys stands, in the order of the text. */
export function pinnedValuesOf(policy: Policy): readonly ConditionValue[] {
  const uploads = uploadStatementsOf(policy);
  const values = (effect: "Allow" | "Deny"): readonly ConditionValue[] =>
    uploads
      .filter((statement) => statement.effect === effect)
      .flatMap(({ conditions }) =>
        conditions.filter((condition) => pins(condition, effect)).flatMap(pinnedIn),
      );
  const spared = values("Deny");
  return spared.length > 0 ? spared : values("Allow");
}

/** The ARN of a key is in lower case throughout: where any case fits, that is the one that is meant. */
function pinnedIn({ operator, values }: Condition): readonly ConditionValue[] {
  if (operatorOf(operator)?.comparison !== "equalsIgnoreCase") return values;
  return values.map((each) => {
    const value = each.value.toLowerCase();
    return canBeKeyArn(value, parseArn(value)?.partition ?? "") ? { ...each, value } : each;
  });
}

/** Whether a statement is about `s3:PutObject`, as far as its actions go. */
export function actsOnUploads({ action }: Statement): boolean {
  return coversAction(action, "s3:PutObject") !== false;
}

/** The statements that are about `s3:PutObject`, as far as their actions go, in the order of the document. */
export function uploadStatementsOf(policy: Policy): readonly Statement[] {
  return policy.once(findUploadStatements);
}

function findUploadStatements({ statements }: Policy): readonly Statement[] {
  return statements.filter(actsOnUploads);
}

/** A Deny pins a key by hitting all others, an Allow by asking for it. */
function pins({ key, operator }: Condition, effect: "Allow" | "Deny"): boolean {
  if (key.value.toLowerCase() !== encryptionKeys.keyId) return false;
  const facts = operatorOf(operator);
  if (facts === undefined) return false;
  return (facts.family === "string" || facts.family === "arn") && facts.negated === (effect === "Deny");
}

/** Whether any statement looks at how an upload asks to be encrypted: whether the policy means to enforce encryption at all. */
export function enforcesEncryption(policy: Policy): boolean {
  return policy.statements.some(({ conditions }) => conditions.some(({ key }) => isEncryptionKey(key.value)));
}

/**
 * Whether a value, or a text that fits it as a pattern, can be the ARN of one key: not an alias, a bare id, a
 * placeholder, a key of another partition, nor a pattern of ids.
 */
export function canBeKeyArn(value: string, partition: string): boolean {
  const arn = parseArn(value);
  if (arn?.service !== "kms" || !isKeyId(arn.resource)) return false;
  const isRegion = arn.region !== "" && !/[^a-z0-9*?-]/.test(arn.region);
  // A Region that nobody knows has the benefit of the doubt.
  const home = partitionOfRegion(arn.region)?.id ?? partition;
  return (
    isRegion && home === partition && /^[\d*?]+$/.test(arn.account) && matchesGlob(partition, arn.partition)
  );
}

/**
 * The resource of the one key that a pin means: that of an ARN or, where a pattern for whole texts ends with a key's id,
 * of the key with that id. Undefined for others.
 */
export function keyResourceOf(pin: string): string | undefined {
  const arn = parseArn(pin);
  if (arn !== undefined) return arn.resource;
  const id = /[*/]((?:mrk-[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))$/.exec(pin)?.[1];
  return id !== undefined && pin.includes("*") ? `key/${id}` : undefined;
}

/** Whether a pin means one key, by its ARN or by a pattern that its ARN fits. */
export function meansOneKey(pin: string, partition: string): boolean {
  return parseArn(pin) === undefined ? keyResourceOf(pin) !== undefined : canBeKeyArn(pin, partition);
}

/** The keys whose uploads denies name in order to refuse them. */
export function refusedKeys(policy: Policy): readonly string[] {
  const named = uploadStatementsOf(policy)
    .filter(({ effect }) => effect === "Deny")
    .flatMap(({ conditions }) => conditions.filter((condition) => pins(condition, "Allow")))
    .flatMap(({ values }) => values.map(({ value }) => value));
  return [...new Set(named)];
}

/** An id has digits, and only letters and dashes besides: words alone are placeholders. */
function isKeyId(resource: string): boolean {
  return /^key\/(?=.*\d)[\w-]+$/.test(resource) && !/your|replace|x{4}/i.test(resource);
}
