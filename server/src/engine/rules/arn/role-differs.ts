import { shortNameOf } from "../../lint/words.ts";
import type { Problem, Rule } from "../../lint/rule.ts";
import type { Policy, RelatedDocument } from "../../policy/policy.ts";
import type { Mention } from "../../set/mentions.ts";
import { propertyOf } from "../../tree/node.ts";
import { lockedOutIdentities, type LockedOut } from "../lockedOut.ts";
import { fixesOf, mistakenNameOf } from "../lockedOutFixes.ts";
import { here, there } from "../seen.ts";

export const roleDiffers: Rule = {
  id: "arn/role-differs",
  summary: "The bucket policy lets somebody in whom the key policy does not know",
  kinds: ["s3-bucket-policy", "kms-key-policy"],
  severity: "warning",
  comparesDocuments: true,

  *check(policy) {
    if (policy.tree.errors.length > 0) return;
    for (const other of policy.related) {
      if (other.policy.tree.errors.length > 0) continue;
      const isBucket = policy.kind === "s3-bucket-policy";
      if (isBucket && other.policy.kind === "kms-key-policy") yield* inBucketPolicy(policy, other);
      if (!isBucket && other.policy.kind === "s3-bucket-policy") yield* inKeyPolicy(policy, other);
    }
  },
};

function* inBucketPolicy(bucket: Policy, key: RelatedDocument): Iterable<Problem> {
  for (const lockedOut of lockedOutIdentities(bucket, key.policy)) {
    const { identity, principals, download, needed } = lockedOut;
    const place = placeIn(key.policy, lockedOut);
    yield {
      at: principals[0].node,
      message:
        `This lets ${shortNameOf(identity)} ${download ? "download" : "upload"} objects, but ${key.name} does not ` +
        `let it use the key (${needed}), nor leave that to IAM. Unless a grant does, KMS refuses and so does S3.`,
      related: [{ uri: key.uri, at: place.at, message: `Here ${shortNameOf(identity)} is missing.` }],
      fixes: () => fixesOf(lockedOut, here(bucket), there(key)),
    };
  }
}

function* inKeyPolicy(key: Policy, bucket: RelatedDocument): Iterable<Problem> {
  for (const lockedOut of lockedOutIdentities(bucket.policy, key)) {
    const { identity, principals, download, needed } = lockedOut;
    yield {
      at: placeIn(key, lockedOut).at,
      message:
        `${bucket.name} lets ${shortNameOf(identity)} ${download ? "download" : "upload"} objects, but this key policy ` +
        `does not let it use the key (${needed}), nor leave that to IAM. Unless a grant does, KMS refuses and so does S3.`,
      related: [{ uri: bucket.uri, at: principals[0].node, message: "Here it is let in." }],
      fixes: () => fixesOf(lockedOut, there(bucket), here(key)),
    };
  }
}

/** The name that may be mistaken or, where none is near, the statements that lack one. */
function placeIn(key: Policy, { identity }: LockedOut): Pick<Mention, "at"> {
  const near = mistakenNameOf(key, identity);
  const statements = propertyOf(key.root, "Statement");
  return { at: near?.at ?? statements?.name ?? key.root ?? { start: 0, end: 0 } };
}
