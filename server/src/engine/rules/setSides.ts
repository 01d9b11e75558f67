import { formatArn, parseArn, type Arn } from "../policy/arn.ts";
import type { Policy } from "../policy/policy.ts";
import { keysNamedBy, isDefinite, type Mention } from "../set/mentions.ts";
import type { Side } from "./differences.ts";

/** The key that a document is about. The partition is not compared: another rule does. */
export function keySide(policy: Policy): Side | undefined {
  const mentions = keysNamedBy(policy);
  const [first] = mentions;
  return (
    first && {
      value: first.value,
      accepted: mentions.map(({ value }) => value.replace(/^arn:[^:]*:/, "")),
      mentions,
      rewrite: (_mention, value) => value,
    }
  );
}

/** One part of the ARNs of the keys that a document is about. */
export function keyPartSide(policy: Policy, part: "region" | "account"): Side | undefined {
  return partSide(keysNamedBy(policy), part);
}

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
