import type { Rule } from "../../lint/rule.ts";
import { setProperty } from "../../tree/edits.ts";
import { propertyOf } from "../../tree/node.ts";

export const bucketKeyOff: Rule = {
  id: "s3/bucket-key-off",
  summary: "SSE-KMS without an S3 Bucket Key",
  kinds: ["s3-bucket-encryption"],
  severity: "hint",

  *check({ encryptionRules, tree }) {
    for (const { node, algorithm, bucketKeyEnabled } of encryptionRules) {
      const property = propertyOf(node, "BucketKeyEnabled");
      const isOff = bucketKeyEnabled === false || property === undefined;
      if (algorithm?.value !== "aws:kms" || !isOff) continue;
      yield {
        at: property?.value ?? algorithm.node,
        message:
          "Without an S3 Bucket Key every object that is written or read asks KMS, at about US$0.03 for 10,000 requests and against the quota of the account. With one there are up to 99 % fewer.",
        fixes: () => [
          {
            title: 'Set "BucketKeyEnabled" to true',
            access: "narrower",
            edits: [setProperty(tree.text, node, "BucketKeyEnabled", true)],
          },
        ],
      };
    }
  },
};
