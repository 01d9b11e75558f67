import { placeholderIn } from "../../catalog/placeholders.ts";
import { isSampleBucket } from "../../policy/sampleBuckets.ts";
import type { Problem, Rule } from "../../lint/rule.ts";
import { bucketOf } from "../../policy/arn.ts";
import { bucketArnsIn } from "../../policy/namedBuckets.ts";
import type { Policy, Statement, StringValue } from "../../policy/policy.ts";
import { isReadAsWritten } from "../../policy/soundness.ts";
import { replaceValue } from "../../tree/edits.ts";
import { whenNamingMore } from "../accessChange.ts";
import { mostFrequent } from "../mostFrequent.ts";
import { quoted } from "../quoted.ts";

export const severalBuckets: Rule = {
  id: "arn/several-buckets",
  summary: "A bucket policy that speaks of more than one bucket",
  kinds: ["s3-bucket-policy"],
  severity: "error",

  *check(policy) {
    // Mostly there is one bucket, and nothing to compare.
    if (bucketArnsIn(policy).length < 2 || !isReadAsWritten(policy)) return;
    const named = policy.statements.flatMap(resourcesOf);
    const real = named.filter(({ bucket }) => !isSampleBucket(bucket));
    const main = mostFrequent(real, ({ bucket }) => bucket) ?? real[0];
    // Samples among themselves may stand for one bucket.
    if (main === undefined) return;
    for (const resource of named)
      if (resource.bucket !== main.bucket) yield problemOf(policy, resource, main);
  },
};

/** A value of Resource that names its bucket outright. */
interface Named {
  readonly statement: Statement;
  readonly value: StringValue;
  readonly bucket: string;
}

/** What a NotResource leaves alone may well be another bucket's; what is to be filled in names none yet. */
function resourcesOf(statement: Statement): readonly Named[] {
  const { resource } = statement;
  if (resource === undefined || resource.negated) return [];
  return resource.values.flatMap((value) => {
    const bucket = bucketOf(value.value);
    return bucket === undefined || placeholderIn(value.value) !== undefined
      ? []
      : [{ statement, value, bucket }];
  });
}

function problemOf({ tree }: Policy, { statement, value, bucket }: Named, main: Named): Problem {
  const instead = value.value.replace(`:::${bucket}`, () => `:::${main.bucket}`);
  return {
    at: value.node,
    message: `The policy of a bucket can name that bucket alone, but this Resource is of ${quoted(bucket)} and others are of ${quoted(main.bucket)}. S3 refuses this policy.`,
    related: [{ at: main.value.node, message: `A Resource of ${quoted(main.bucket)}.` }],
    fixes: () => [
      {
        title: `Write ${quoted(instead)}`,
        access: whenNamingMore(statement, statement.resource),
        edits: [replaceValue(tree.text, value.node, instead)],
      },
    ],
  };
}
