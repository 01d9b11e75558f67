import { placeholderIn } from "../catalog/placeholders.ts";
import { operatorOf } from "../evaluate/operators.ts";
import { bucketOf, parseArn } from "../policy/arn.ts";
import { hasWildcard } from "../policy/glob.ts";
import type { Condition, Policy, Principal, Statement } from "../policy/policy.ts";
import { canBeKeyArn, pinnedValuesOf } from "../prove/uploads/pinnedKeys.ts";
import type { Node, Span } from "../tree/node.ts";

/** A text of a document that names something which other documents of its set may name too. */
export interface Mention {
  /** The whole value: `arn:aws:s3:::example/*`. */
  readonly value: string;
  readonly at: Span;
}

/**
 * The keys that a document is about: those that a bucket policy pins, the bucket's default, or the one that a key
 * policy calls itself. None where one of them is no ARN of one key: what it stands for is not known then.
 */
export function keysNamedBy(policy: Policy): readonly Mention[] {
  return policy.once(findKeys);
}

function findKeys(policy: Policy): readonly Mention[] {
  const mentions = keyValuesOf(policy);
  const areKnown = mentions.every(({ value }) => isDefinite(value) && canBeKeyArn(value, partitionIn(value)));
  return areKnown ? mentions : [];
}

function keyValuesOf(policy: Policy): readonly Mention[] {
  if (policy.kind === "s3-bucket-policy") return pinnedValuesOf(policy).map(toMention);
  if (policy.kind === "s3-bucket-encryption")
    return policy.encryptionRules.flatMap(({ keyId }) => (keyId === undefined ? [] : toMention(keyId)));
  // What a NotResource leaves alone is some other key.
  const resources = policy.statements.flatMap(({ resource }) =>
    resource?.negated === false ? resource.values : [],
  );
  return resources.filter(({ value }) => value !== "*").map(toMention);
}

/** Where a bucket policy names its bucket; several buckets are none. */
export function bucketMentionsIn(policy: Policy): readonly Mention[] {
  return policy.once(findBucket);
}

function findBucket({ kind, statements }: Policy): readonly Mention[] {
  if (kind !== "s3-bucket-policy") return [];
  const mentions = statements.flatMap(({ resource }) => resource?.values ?? []).map(toMention);
  const buckets = new Set(mentions.map(({ value }) => bucketOf(value)));
  const [bucket] = buckets;
  return buckets.size === 1 && bucket !== undefined && isDefinite(bucket) ? mentions : [];
}

/** The bucket that a bucket policy is for; undefined where it does not say outright. */
export function bucketNamedBy(policy: Policy): string | undefined {
  const [mention] = bucketMentionsIn(policy);
  return mention && bucketOf(mention.value);
}

/** The buckets and objects that a key policy lets S3 encrypt and decrypt for, as its conditions write them. */
export function contextsNamedBy(policy: Policy): readonly Mention[] {
  return policy.once(findContexts);
}

function findContexts(policy: Policy): readonly Mention[] {
  return allowedValues(policy, "kms:encryptioncontext:aws:s3:arn");
}

/** The host names of S3 through which a key policy lets the key be used: `s3.eu-west-1.amazonaws.com`. */
export function servicesNamedBy(policy: Policy): readonly Mention[] {
  return policy.once(findServices);
}

function findServices(policy: Policy): readonly Mention[] {
  return allowedValues(policy, "kms:viaservice").filter(({ value }) => /^s3[.*?]/i.test(value));
}

/** What the allows of a key policy ask a condition key, in lower case, to be. */
function allowedValues({ kind, statements }: Policy, key: string): readonly Mention[] {
  if (kind !== "kms-key-policy") return [];
  const asks = (condition: Condition): boolean =>
    condition.key.value.toLowerCase() === key && operatorOf(condition.operator)?.negated === false;
  return statements
    .filter(({ effect }) => effect === "Allow")
    .flatMap(({ conditions }) => conditions.filter(asks).flatMap(({ values }) => values))
    .map(toMention);
}

/** The roles and users whom the allows of a policy name as principals. */
export function identitiesNamedBy(policy: Policy): readonly Mention[] {
  return policy.once(findIdentities);
}

function findIdentities({ statements }: Policy): readonly Mention[] {
  return statements
    .filter(({ effect }) => effect === "Allow")
    .flatMap(identitiesOf)
    .map(toMention);
}

/** The roles and users whom one statement names as principals. */
export function identitiesOf({ principal }: Statement): readonly Principal[] {
  if (principal === undefined || principal.negated) return [];
  return principal.values.filter(
    ({ type, value }) => type === "AWS" && isIdentity(value) && isDefinite(value),
  );
}

function isIdentity(value: string): boolean {
  const arn = parseArn(value);
  return arn?.service === "iam" && /^(?:role|user)\//.test(arn.resource);
}

/** Every ARN of a document, patterns included. */
export function arnsIn(policy: Policy): readonly Mention[] {
  return policy.once(findArns);
}

function findArns({ root }: Policy): readonly Mention[] {
  return textsIn(root).filter(({ value }) => parseArn(value) !== undefined);
}

/** Every text of a document that stands for itself: no names of members. */
export function textsIn(node: Node | undefined): readonly Mention[] {
  const found: Mention[] = [];
  const open: (Node | undefined)[] = [node];
  while (open.length > 0) {
    const next = open.pop();
    if (next?.kind === "string") found.push({ value: next.value, at: next });
    else if (next?.kind === "array") open.push(...[...next.items].reverse());
    else if (next?.kind === "object") open.push(...next.properties.map(({ value }) => value).reverse());
  }
  return found;
}

/** Whether a value names one thing: no pattern, variable or blank to fill in. */
export function isDefinite(value: string): boolean {
  return !hasWildcard(value) && !value.includes("${") && placeholderIn(value) === undefined;
}

function partitionIn(value: string): string {
  return parseArn(value)?.partition ?? "";
}

function toMention({ value, node }: { readonly value: string; readonly node: Span }): Mention {
  return { value, at: node };
}
