import { meantElement, statementElements } from "../catalog/elements.ts";
import { bucketOf } from "../policy/arn.ts";
import { bucketArnsIn } from "../policy/namedBuckets.ts";
import type { DocumentKind, Policy, Statement } from "../policy/policy.ts";
import { propertyOf, type ArrayNode, type Node, type ObjectNode } from "../tree/node.ts";

/**
 * Whether a statement that is going to allow something is still being written. AWS refuses the policy for it, and who
 * gets what is not to be told before it is whole.
 */
export function awaitsAllow({ kind, statements }: Policy): boolean {
  return statements.some((statement) => mayBecome("Allow", statement) && isUnfinished(statement, kind));
}

/** The same of a statement that is going to deny something. */
export function awaitsDeny(policy: Policy): boolean {
  const halfNames = halfNamesIn(policy);
  return policy.statements.some(
    (statement) =>
      mayBecome("Deny", statement) &&
      (isUnfinished(statement, policy.kind) || namesOnly(halfNames, statement)),
  );
}

/** What a statement needs, each in one of its forms. */
export const neededElements: readonly (readonly string[])[] = [
  ["Effect"],
  ["Principal", "NotPrincipal"],
  ["Action", "NotAction"],
  ["Resource", "NotResource"],
];

/** The elements that a statement needs and does not have. One whose name is mistyped is there: its name is to be mended. */
export function missingElementsOf(node: ObjectNode): readonly string[] {
  const missing = neededElements.filter((forms) => !hasOneOf(node, forms));
  return missing.flatMap((forms) => (hasMistyped(node, forms, statementElements) ? [] : forms.slice(0, 1)));
}

function hasOneOf({ properties }: ObjectNode, forms: readonly string[]): boolean {
  return properties.some(({ name }) => forms.includes(name.value));
}

/** Whether an object has a member that is meant to be one of these, of all elements that it may have. */
export function hasMistyped(
  { properties }: ObjectNode,
  forms: readonly string[],
  elements: readonly string[],
): boolean {
  return properties.some(({ name }) => forms.includes(meantElement(name.value, elements) ?? ""));
}

function mayBecome(effect: string, { node }: Statement): boolean {
  const written = propertyOf(node, "Effect")?.value;
  return written === undefined || (written.kind === "string" && effect.startsWith(written.value));
}

function isUnfinished({ node, effect }: Statement, kind: DocumentKind): boolean {
  const isBegun = kind === "s3-bucket-policy" ? hasGap : hasEmptyText;
  return (
    effect === undefined ||
    missingElementsOf(node).length > 0 ||
    plainElements.some((name) => isBegun(propertyOf(node, name)?.value))
  );
}

const plainElements = neededElements.flatMap((forms) => forms.slice(0, 1));

/** S3 refuses an element that lists nothing; KMS is not known to. */
function hasGap(value: Node | undefined): boolean {
  if (value?.kind !== "array" && value?.kind !== "object") return hasEmptyText(value);
  const parts = partsOf(value);
  return parts.length === 0 || parts.some(hasGap);
}

function hasEmptyText(value: Node | undefined): boolean {
  if (value?.kind === "array" || value?.kind === "object") return partsOf(value).some(hasEmptyText);
  return value?.kind === "string" && BEGUN.test(value.value);
}

function partsOf(value: ArrayNode | ObjectNode): readonly (Node | undefined)[] {
  return value.kind === "array" ? value.items : value.properties.map((member) => member.value);
}

/** Nothing, or an ARN of S3 that names no bucket yet. */
const BEGUN = /^(?:a|ar|arn(?::(?:[a-z-]+(?::(?:s3?(?::{1,3})?)?)?)?)?)?$/;

/** The names of buckets with which those of others begin. */
function halfNamesIn(policy: Policy): ReadonlySet<string> {
  const names = bucketArnsIn(policy)
    .flatMap((arn) => bucketOf(arn) ?? [])
    .sort();
  return new Set(names.filter((name, index) => names[index + 1]?.startsWith(name) === true));
}

/** The policy of a bucket can name no other. */
function namesOnly(halfNames: ReadonlySet<string>, { resource }: Statement): boolean {
  if (halfNames.size === 0 || resource === undefined || resource.negated) return false;
  return resource.values.every(({ value }) => halfNames.has(bucketOf(value) ?? "") && !value.includes("/"));
}
