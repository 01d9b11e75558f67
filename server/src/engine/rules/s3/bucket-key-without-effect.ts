import type { Rule } from "../../lint/rule.ts";
import { removeMembers } from "../../tree/edits.ts";
import { propertyOf } from "../../tree/node.ts";

export const bucketKeyWithoutEffect: Rule = {
  id: "s3/bucket-key-without-effect",
  summary: "An S3 Bucket Key for an encryption that has none",
  kinds: ["s3-bucket-encryption"],
  severity: "hint",

  *check({ encryptionRules }) {
    for (const { node, algorithm, bucketKeyEnabled } of encryptionRules) {
      const property = propertyOf(node, "BucketKeyEnabled");
      const reason = reasons.get(algorithm?.value ?? "");
      if (bucketKeyEnabled !== true || property === undefined || reason === undefined) continue;
      yield {
        at: property,
        message: `A Bucket Key saves requests to KMS under "aws:kms". ${reason}`,
        fixes: () => [
          { title: "Remove BucketKeyEnabled", access: "unchanged", edits: removeMembers(node, [property]) },
        ],
      };
    }
  },
};

const reasons: ReadonlyMap<string, string> = new Map([
  ["AES256", 'Under "AES256" S3 asks nobody for a key, so it does nothing.'],
  ["aws:kms:dsse", 'DSSE ("aws:kms:dsse") does not support it: every object asks KMS.'],
]);
