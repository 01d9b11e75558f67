import { placeholderIn } from "../catalog/placeholders.ts";
import { bucketOf, formatArn, isAccountId, isKeyId, parseArn, type Arn } from "../policy/arn.ts";
import type { Policy } from "../policy/policy.ts";
import { bucketMentionsIn, bucketNamedBy, keysNamedBy, isDefinite, type Mention } from "../set/mentions.ts";
import { isS3ManagedKey } from "../policy/keyNames.ts";
import type { Side } from "./sides.ts";

/** The key that a document is about. The partition is not compared: another rule does. */
export function keySide(policy: Policy): Side | undefined {
  const mentions = keysNamedBy(policy);
  const [first] = mentions;
  if (first === undefined) return undefined;
  return {
    value: first.value,
    accepted: mentions.map(({ value }) => value.replace(/^arn:[^:]*:/, "")),
    mentions,
    // An id takes the place of an id.
    rewrite: (mention, value) => (isKeyId(value) ? withPart(mention, "resource", `key/${value}`) : value),
  };
}

/** The same of a bucket's default, which may also be called by its id, or by the ARN of an alias. */
export function defaultKeySide(policy: Policy): Side | undefined {
  return keySide(policy) ?? otherNameSide(policy);
}

/** An id is that of no other key. An alias leads to a key of its own account and Region, nobody here knows which. */
function otherNameSide(policy: Policy): Side | undefined {
  const [keyId, ...others] = policy.encryptionRules.flatMap((rule) => rule.keyId ?? []);
  if (keyId === undefined || others.length > 0) return undefined;
  const { value, node } = keyId;
  const alias = aliasIn(value);
  if (alias === undefined && !isKeyId(value)) return undefined;
  const accepted =
    alias === undefined ? `kms:*:*:key/${value}` : `kms:${alias.region}:${alias.account}:key/*`;
  return {
    value,
    accepted: [accepted],
    mentions: [{ value, at: node }],
    rewrite: (_mention, other) => other,
    staysHere: alias !== undefined,
  };
}

/** The ARN of an alias of one's own, Region and account and all. */
export function aliasIn(value: string): Arn | undefined {
  const arn = parseArn(value);
  const isAlias = arn?.service === "kms" && arn.resource.startsWith("alias/");
  const isWhole = isAlias && arn.region !== "" && isAccountId(arn.account);
  return isWhole && isDefinite(value) && !isS3ManagedKey(value) ? arn : undefined;
}

/** One part of the ARNs of the keys that a document is about. */
export function keyPartSide(policy: Policy, part: KeyPart): Side | undefined {
  return partSide(keysNamedBy(policy), part);
}

/** The same of a bucket's default key, also where only an alias is known of it: its key is of its account and Region. */
export function defaultKeyPartSide(policy: Policy, part: KeyPart): Side | undefined {
  const named = policy.encryptionRules.flatMap(({ keyId }) => keyId ?? []);
  const aliases = named.filter(({ value }) => aliasIn(value) !== undefined);
  const isAliased = named.length > 0 && aliases.length === named.length;
  if (!isAliased) return keyPartSide(policy, part);
  return partSide(
    aliases.map(({ value, node }) => ({ value, at: node })),
    part,
  );
}

type KeyPart = "region" | "account";

/** One part of ARNs: what the first of them has there, and where all that have the same stand. */
export function partSide(mentions: readonly Mention[], part: keyof Arn): Side | undefined {
  const values = mentions.map(({ value }) => parseArn(value)?.[part] ?? "");
  const [first] = values;
  if (first === undefined || !values.every((value) => value !== "" && isDefinite(value))) return undefined;
  return {
    value: first,
    accepted: values,
    mentions: mentions.filter((_, index) => values[index] === first),
    rewrite: (mention, value) => withPart(mention, part, value),
  };
}

/** The ARN with another value in the place of one of its parts. */
export function withPart(text: string, part: keyof Arn, value: string): string {
  const arn = parseArn(text);
  return arn === undefined ? text : formatArn({ ...arn, [part]: value });
}

/** The ARN of a bucket or its objects with another bucket. */
export function withBucket(text: string, bucket: string): string {
  const arn = parseArn(text);
  if (arn === undefined) return text;
  return formatArn({ ...arn, resource: arn.resource.replace(/^[^/]*/, () => bucket) });
}

/** The bucket of an ARN, wildcards included; undefined where nobody knows what it stands for. */
export function bucketPatternIn(value: string): string | undefined {
  const arn = parseArn(value);
  if (value.includes("${") || placeholderIn(value) !== undefined) return undefined;
  return arn === undefined ? (/^[*?]+$/.test(value) ? "*" : undefined) : arn.resource.split("/", 1)[0];
}

/** The bucket that a policy is for. */
export function bucketSide(policy: Policy): Side | undefined {
  const value = bucketNamedBy(policy);
  if (value === undefined) return undefined;
  return {
    value,
    mentions: bucketMentionsIn(policy).filter((mention) => bucketOf(mention.value) === value),
    rewrite: withBucket,
  };
}
