import { shortNameOf, titleOf } from "../../lint/words.ts";
import type { Problem, Rule } from "../../lint/rule.ts";
import type { Policy, RelatedDocument } from "../../policy/policy.ts";
import type { Mention } from "../../set/mentions.ts";
import { propertyOf } from "../../tree/node.ts";
import { lockedOutIdentities, type LockedOut } from "../lockedOut.ts";
import { fixesOf, mistakenNameOf } from "../lockedOutFixes.ts";
import { here, there } from "../seen.ts";

export const roleDiffers: Rule = {
  id: "arn/role-differs",
  summary: "The bucket policy lets somebody in who cannot use the key",
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
    const { identity, principals } = lockedOut;
    const place = placeIn(key.policy, lockedOut);
    yield {
      at: principals[0].node,
      message: messageOf(lockedOut, "This", key.name),
      related: [{ uri: key.uri, at: place.at, message: `Here ${shortNameOf(identity)} ${place.words}.` }],
      fixes: () => fixesOf(lockedOut, here(bucket), there(key)),
    };
  }
}

function* inKeyPolicy(key: Policy, bucket: RelatedDocument): Iterable<Problem> {
  for (const lockedOut of lockedOutIdentities(bucket.policy, key)) {
    yield {
      at: placeIn(key, lockedOut).at,
      message: messageOf(lockedOut, bucket.name, "this key policy"),
      related: [{ uri: bucket.uri, at: lockedOut.principals[0].node, message: "Here it is let in." }],
      fixes: () => fixesOf(lockedOut, there(bucket), here(key)),
    };
  }
}

function messageOf({ identity, download, needed, deniedBy }: LockedOut, bucket: string, key: string): string {
  const letIn = `${bucket} lets ${shortNameOf(identity)} ${download ? "download" : "upload"} objects`;
  const refused = "KMS refuses and so does S3.";
  return deniedBy === undefined
    ? `${letIn}, but ${key} does not let it use the key (${needed}), nor leave that to IAM. Unless a grant does, ${refused}`
    : `${letIn}, but ${key} denies it the use of the key (${needed}), by ${titleOf(deniedBy)}. ${refused}`;
}

/** The Deny, the name that may be mistaken or, where none is near, the statements that lack one. */
function placeIn(key: Policy, { identity, deniedBy }: LockedOut): Pick<Mention, "at"> & { words: string } {
  if (deniedBy !== undefined) {
    const named = deniedBy.principal?.values.find(({ value }) => value === identity);
    return { at: named?.node ?? deniedBy.principal?.property.name ?? deniedBy.node, words: "is denied it" };
  }
  const near = mistakenNameOf(key, identity);
  const statements = propertyOf(key.root, "Statement");
  return { at: near?.at ?? statements?.name ?? key.root ?? { start: 0, end: 0 }, words: "is missing" };
}
