import { isPositive } from "../evaluate/conditionForms.ts";
import type { Condition, Policy, Statement, ConditionValue } from "../policy/policy.ts";
import { parseArn } from "../policy/arn.ts";
import { bucketPatternIn, bucketSide, withBucket } from "./setSides.ts";
import type { Side } from "./sides.ts";

/** The buckets on whose behalf a key policy lets S3 itself use the key, as for inventories. */
export function keySourceSide(policy: Policy): Side | undefined {
  const values = policy.statements.filter(letsS3In).flatMap(sourcesOf);
  const buckets = values.map(({ value }) => sourceBucketIn(value));
  const [value] = buckets;
  if (value === undefined || buckets.includes(undefined)) return undefined;
  return {
    value,
    accepted: buckets.flatMap((each) => each ?? []),
    mentions: values
      .filter((_, index) => buckets[index] === value)
      .map(({ value: text, node }) => ({ value: text, at: node })),
    rewrite: withBucket,
  };
}

/** A policy's own bucket, and those on whose behalf it lets S3 write; undefined where that may be any. */
export function bucketSourceSide(policy: Policy): Side | undefined {
  const own = bucketSide(policy);
  const letIn = policy.statements.filter(letsS3In);
  const sources = letIn.flatMap(sourcesOf).map(({ value }) => sourceBucketIn(value));
  const isForAny = letIn.some((statement) => sourcesOf(statement).length === 0);
  if (own === undefined || isForAny || sources.includes(undefined)) return undefined;
  return { ...own, accepted: [own.value, ...sources.flatMap((each) => each ?? [])] };
}

function letsS3In({ effect, principal }: Statement): boolean {
  const isS3 = ({ type, value }: { readonly type: string; readonly value: string }): boolean =>
    type === "Service" && /(?:^|\.)s3\.amazonaws\.com/i.test(value);
  return effect === "Allow" && principal?.negated === false && principal.values.some(isS3);
}

function sourcesOf({ conditions }: Statement): readonly ConditionValue[] {
  const asks = (condition: Condition): boolean =>
    condition.key.value.toLowerCase() === "aws:sourcearn" && isPositive(condition);
  return conditions.filter(asks).flatMap(({ values }) => values);
}

/** Also a pattern for buckets. Undefined for what is of another service, or not known. */
function sourceBucketIn(value: string): string | undefined {
  const service = parseArn(value)?.service;
  return service === undefined || service === "s3" ? bucketPatternIn(value) : undefined;
}
