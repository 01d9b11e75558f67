import type { Problem, Rule } from "../../lint/rule.ts";
import { titleOf } from "../../lint/words.ts";
import type { EncryptionRule, Policy, RelatedDocument } from "../../policy/policy.ts";
import { propertyOf, type Span } from "../../tree/node.ts";
import { fixesOf } from "../contextFixes.ts";
import { contextGapsIn, type ContextGap } from "../contextGaps.ts";
import { here, there } from "../seen.ts";
import { sentence } from "../sentence.ts";

export const encryptionContextMissesBucketKey: Rule = {
  id: "kms/encryption-context-misses-bucket-key",
  summary: "An encryption context of the other kind than the bucket's encryption uses",
  kinds: ["kms-key-policy", "s3-bucket-encryption"],
  severity: "warning",
  comparesDocuments: true,

  *check(policy) {
    if (policy.tree.errors.length > 0) return;
    if (policy.kind === "kms-key-policy") yield* inKeyPolicy(policy);
    else for (const key of policy.related) yield* inEncryption(policy, key);
  },
};

function* inKeyPolicy(policy: Policy): Iterable<Problem> {
  const { set } = policy.surroundings;
  // DSSE knows no Bucket Key, and other algorithms no encryption context.
  if (set?.defaultEncryption?.algorithm !== "aws:kms") return;
  const usesBucketKey = set.defaultEncryption.bucketKeyEnabled === true;
  const encryptions = policy.related.filter((other) => kmsRuleIn(other.policy) !== undefined);
  const related = encryptions.map(({ uri, name, policy: other }) => {
    const message = `${name} has the Bucket Key ${usesBucketKey ? "on" : "off"}.`;
    return { uri, at: placeIn(kmsRuleIn(other)), message };
  });
  const [only, ...others] = encryptions;
  const encryption = only !== undefined && others.length === 0 ? there(only) : undefined;
  for (const gap of contextGapsIn(policy, set.bucket, usesBucketKey))
    yield {
      at: gap.condition.property.name,
      message: `The bucket's encryption ${sendingOf(gap, usesBucketKey)}. ${sentence(titleOf(gap.statement))} ${CONSEQUENCE}`,
      related,
      fixes: () => fixesOf(gap, here(policy), encryption, set.bucket),
    };
}

function* inEncryption(policy: Policy, key: RelatedDocument): Iterable<Problem> {
  const rule = kmsRuleIn(policy);
  if (rule === undefined || key.policy.kind !== "kms-key-policy" || key.policy.tree.errors.length > 0) return;
  const bucket = policy.surroundings.set?.bucket;
  const usesBucketKey = rule.bucketKeyEnabled === true;
  for (const gap of contextGapsIn(key.policy, bucket, usesBucketKey))
    yield {
      at: placeIn(rule),
      message: `This ${sendingOf(gap, usesBucketKey)}. ${sentence(titleOf(gap.statement))} in ${key.name} ${CONSEQUENCE}`,
      related: [{ uri: key.uri, at: gap.condition.property.name, message: "The context that is taken." }],
      fixes: () => fixesOf(gap, there(key), here(policy), bucket),
    };
}

const CONSEQUENCE =
  "does not take that, and its uploads and downloads fail. List both forms: then either setting works.";

function sendingOf({ missing }: ContextGap, usesBucketKey: boolean): string {
  const [what, sends] = usesBucketKey
    ? ["uses a Bucket Key", `the bucket's ARN, "${missing}"`]
    : ["uses no Bucket Key", "the ARN of each object"];
  return `${what}, so S3 sends ${sends}, as the encryption context`;
}

/** The one rule of a document that encrypts with KMS. */
function kmsRuleIn({ encryptionRules, tree }: Policy): EncryptionRule | undefined {
  const [rule, ...others] = encryptionRules;
  const isOne = tree.errors.length === 0 && others.length === 0;
  return isOne && rule?.algorithm?.value === "aws:kms" ? rule : undefined;
}

function placeIn(rule: EncryptionRule | undefined): Span {
  const flag = propertyOf(rule?.node, "BucketKeyEnabled")?.value;
  return flag ?? rule?.algorithm?.node ?? { start: 0, end: 0 };
}
