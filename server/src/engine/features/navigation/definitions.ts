import type { Policy } from "../../policy/policy.ts";
import { parseArn } from "../../policy/arn.ts";
import { keysNamedBy } from "../../set/mentions.ts";
import { propertyOf, type Span } from "../../tree/node.ts";
import { occurrencesOf } from "./occurrences.ts";
import type { Subject } from "./subject.ts";

/**
 * Where a document says what something is: a key's policy for the key, a bucket's for the bucket, and for a role where
 * a key policy lets it in. Nowhere else.
 */
export function definitionsIn(policy: Policy, subject: Subject): readonly Span[] {
  switch (subject.kind) {
    case "key":
      return isPolicyOfKey(policy, subject.name) ? [headOf(policy)] : [];
    case "bucket":
      return policy.kind === "s3-bucket-policy" && isResource(policy, subject) ? [headOf(policy)] : [];
    case "role":
    case "user":
      return policy.kind === "kms-key-policy" ? principalsOf(policy, subject) : [];
    default:
      return [];
  }
}

/** A key policy seldom names its key; one that names another is not meant. */
function isPolicyOfKey(policy: Policy, id: string): boolean {
  if (policy.kind !== "kms-key-policy") return false;
  const keys = keysNamedBy(policy);
  return keys.length === 0 || keys.some(({ value }) => parseArn(value)?.resource === `key/${id}`);
}

function isResource(policy: Policy, bucket: Subject): boolean {
  const nodes = policy.statements.flatMap(({ resource }) => resource?.values.map(({ node }) => node) ?? []);
  return occurrencesOf(policy, bucket).some(({ node }) => nodes.some((each) => each === node));
}

function principalsOf(policy: Policy, identity: Subject): readonly Span[] {
  const nodes = policy.statements
    .filter(({ effect, principal }) => effect === "Allow" && principal?.negated === false)
    .flatMap(({ principal }) => principal?.values.map(({ node }) => node) ?? []);
  return occurrencesOf(policy, identity)
    .filter(({ node }) => nodes.some((each) => each === node))
    .map(({ start, end }) => ({ start, end }));
}

/** Where the statements begin. */
function headOf({ root }: Policy): Span {
  const { start, end } = propertyOf(root, "Statement")?.name ?? { start: 0, end: 0 };
  return { start, end };
}
