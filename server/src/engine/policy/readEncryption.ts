import { itemsOf, propertyOf, type ObjectNode } from "../tree/node.ts";
import type { EncryptionRule } from "./policy.ts";
import { toStringValue } from "./stringValue.ts";

/**
 * The rules of a bucket encryption document, as `put-bucket-encryption` takes them.
 * `get-bucket-encryption` answers the same inside a ServerSideEncryptionConfiguration.
 */
export function readEncryptionRules(root: ObjectNode | undefined): readonly EncryptionRule[] {
  const wrapped = propertyOf(root, "ServerSideEncryptionConfiguration")?.value;
  const rules = propertyOf(wrapped?.kind === "object" ? wrapped : root, "Rules");
  return itemsOf(rules?.value)
    .filter((item) => item.kind === "object")
    .map(readRule);
}

function readRule(node: ObjectNode): EncryptionRule {
  const byDefault = propertyOf(node, "ApplyServerSideEncryptionByDefault")?.value;
  const bucketKey = propertyOf(node, "BucketKeyEnabled")?.value;
  return {
    node,
    algorithm: toStringValue(propertyOf(byDefault, "SSEAlgorithm")?.value),
    keyId: toStringValue(propertyOf(byDefault, "KMSMasterKeyID")?.value),
    bucketKeyEnabled: bucketKey?.kind === "boolean" ? bucketKey.value : undefined,
  };
}
