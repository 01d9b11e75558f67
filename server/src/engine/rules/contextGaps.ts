import { conditionHolds } from "../evaluate/conditions.ts";
import { bucketOf, parseArn } from "../policy/arn.ts";
import { matchesGlob } from "../policy/glob.ts";
import type { Condition, Policy, Statement } from "../policy/policy.ts";
import { isS3Context } from "../prove/access/throughS3.ts";

/** A condition of an Allow that does not take the encryption context which S3 sends for a bucket. */
export interface ContextGap {
  readonly statement: Statement;
  readonly condition: Condition;
  /** What it would have to take: the bucket's ARN with a Bucket Key, a pattern for its objects without. */
  readonly missing: string;
}

/** Those of a key policy. Without a bucket's name, each condition is about the bucket that it names itself. */
export function contextGapsIn(
  key: Policy,
  bucket: string | undefined,
  usesBucketKey: boolean,
): readonly ContextGap[] {
  return key.statements
    .filter(({ effect }) => effect === "Allow")
    .flatMap((statement) =>
      statement.conditions.flatMap((condition) => {
        const missing = missingContext(key, condition, bucket, usesBucketKey);
        return missing === undefined ? [] : [{ statement, condition, missing }];
      }),
    );
}

function missingContext(
  key: Policy,
  condition: Condition,
  bucket: string | undefined,
  usesBucketKey: boolean,
): string | undefined {
  if (!isS3Context(condition)) return undefined;
  const bucketArn = bucketArnFor(condition, bucket);
  if (bucketArn === undefined) return undefined;
  const accepts = (context: string): boolean => holdsFor(key, condition, context) !== false;
  if (usesBucketKey) return accepts(bucketArn) ? undefined : bucketArn;
  // A prefix of objects may be all that is meant.
  const isOfObjects =
    condition.values.some(({ value }) => mayBeObjectOf(bucketArn, value)) || accepts(`${bucketArn}/example`);
  return isOfObjects ? undefined : `${bucketArn}/*`;
}

/** The bucket if the condition names it, or the first that it names, in the partition that it names. */
function bucketArnFor({ values }: Condition, bucket: string | undefined): string | undefined {
  for (const { value } of values) {
    const own = bucketOf(value);
    if (own !== undefined && (bucket ?? own) === own)
      return `arn:${parseArn(value)?.partition ?? "aws"}:s3:::${own}`;
  }
  return undefined;
}

/** What a variable stands for is not known. */
function mayBeObjectOf(bucketArn: string, value: string): boolean {
  const [start = ""] = value.split("/", 1);
  return value.includes("${") || (value.includes("/") && matchesGlob(bucketArn, start));
}

function holdsFor({ version }: Policy, condition: Condition, context: string): unknown {
  return conditionHolds(condition, [context], { version: version?.value, context: new Map() });
}
