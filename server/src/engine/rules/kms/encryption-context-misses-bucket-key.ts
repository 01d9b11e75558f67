import { operatorOf } from "../../evaluate/operators.ts";
import { conditionHolds } from "../../evaluate/conditions.ts";
import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import { titleOf } from "../../lint/words.ts";
import { bucketOf, parseArn } from "../../policy/arn.ts";
import type { Condition, Policy, Statement } from "../../policy/policy.ts";
import { sentence } from "../sentence.ts";
import { appendToList } from "../../tree/edits.ts";

export const encryptionContextMissesBucketKey: Rule = {
  id: "kms/encryption-context-misses-bucket-key",
  summary: "An encryption context of the other kind than the bucket's encryption uses",
  kinds: ["kms-key-policy"],
  severity: "warning",
  comparesDocuments: true,

  *check(policy) {
    const byDefault = policy.surroundings.set?.defaultEncryption;
    // DSSE knows no Bucket Key, and other algorithms no encryption context.
    if (byDefault?.algorithm !== "aws:kms" || policy.tree.errors.length > 0) return;
    const usesBucketKey = byDefault.bucketKeyEnabled === true;
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        const missing = missingContext(policy, statement, condition, usesBucketKey);
        if (missing !== undefined) yield problemOf(policy, statement, condition, missing, usesBucketKey);
      }
  },
};

/** The context that S3 sends and an Allow does not take: the bucket's ARN with a Bucket Key, an object's without. */
function missingContext(
  policy: Policy,
  { effect }: Statement,
  condition: Condition,
  usesBucketKey: boolean,
): string | undefined {
  const facts = operatorOf(condition.operator);
  const isContext = condition.key.value.toLowerCase() === "kms:encryptioncontext:aws:s3:arn";
  if (effect !== "Allow" || !isContext || facts === undefined || facts.negated) return undefined;
  if (facts.family === "null") return undefined;
  const bucketArn = bucketArnFor(policy, condition);
  if (bucketArn === undefined) return undefined;
  const accepts = (context: string): boolean => holdsFor(policy, condition, context) !== false;
  if (usesBucketKey) return accepts(bucketArn) ? undefined : bucketArn;
  // A prefix of objects may be all that is meant.
  const isOfObjects =
    condition.values.some(({ value }) => value.includes("/")) || accepts(`${bucketArn}/example`);
  return isOfObjects ? undefined : `${bucketArn}/*`;
}

/** The set's bucket, or the one that the condition names, in the partition that it names. */
function bucketArnFor({ surroundings }: Policy, { values }: Condition): string | undefined {
  const named = values.find(({ value }) => bucketOf(value) !== undefined)?.value;
  if (named === undefined) return undefined;
  const bucket = surroundings.set?.bucket ?? bucketOf(named);
  return bucket === bucketOf(named)
    ? `arn:${parseArn(named)?.partition ?? "aws"}:s3:::${bucket ?? ""}`
    : undefined;
}

function holdsFor({ version }: Policy, condition: Condition, context: string): unknown {
  return conditionHolds(condition, [context], { version: version?.value, context: new Map() });
}

function problemOf(
  { tree }: Policy,
  statement: Statement,
  { property, operator }: Condition,
  missing: string,
  usesBucketKey: boolean,
): Problem {
  const [what, sends] = usesBucketKey
    ? ["uses a Bucket Key", `the bucket's ARN, "${missing}"`]
    : ["uses no Bucket Key", "the ARN of each object"];
  return {
    at: property.name,
    message: `The bucket's encryption ${what}, so S3 sends ${sends}, as the encryption context. ${sentence(titleOf(statement))} does not take that, and its uploads and downloads fail. List both forms: then either setting works.`,
    fixes: () => fixesOf(tree.text, property.value, missing, operator.name),
  };
}

/** A pattern needs an operator that knows patterns. */
function fixesOf(
  text: string,
  value: Parameters<typeof appendToList>[1] | undefined,
  missing: string,
  operator: string,
): readonly Fix[] {
  const isPattern = missing.endsWith("*");
  if (value === undefined || (isPattern && /^(?:For\w+:)?StringEquals/.test(operator))) return [];
  return [{ title: `Add "${missing}"`, access: "wider", edits: [appendToList(text, value, missing)] }];
}
