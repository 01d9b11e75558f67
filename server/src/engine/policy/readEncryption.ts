import { itemsOf, propertyOf, type Node, type ObjectNode, type Property } from "../tree/node.ts";
import type { EncryptionRule } from "./policy.ts";
import { stringValuesOf, toStringValue } from "./stringValue.ts";

/** The rules of a bucket encryption document in any of its three forms. */
export function readEncryptionRules(root: ObjectNode | undefined): readonly EncryptionRule[] {
  return itemsOf(encryptionListOf(root)?.value)
    .filter((item) => item.kind === "object")
    .map(readRule);
}

/**
 * The member that holds the rules: `Rules`, as `put-bucket-encryption` takes them and as `get-bucket-encryption`
 * answers them inside a ServerSideEncryptionConfiguration; or that itself, where CloudFormation has its list.
 */
export function encryptionListOf(root: Node | undefined): Property | undefined {
  const wrapper = propertyOf(root, "ServerSideEncryptionConfiguration");
  if (wrapper?.value?.kind === "array") return wrapper;
  return propertyOf(wrapper?.value?.kind === "object" ? wrapper.value : root, "Rules");
}

/** The default encryption of one rule, by the name that the API or that CloudFormation has for it. */
export function defaultEncryptionIn(rule: Node | undefined): Property | undefined {
  return (
    propertyOf(rule, "ApplyServerSideEncryptionByDefault") ??
    propertyOf(rule, "ServerSideEncryptionByDefault")
  );
}

function readRule(node: ObjectNode): EncryptionRule {
  const byDefault = defaultEncryptionIn(node);
  const bucketKey = propertyOf(node, "BucketKeyEnabled")?.value;
  const blocked = propertyOf(propertyOf(node, "BlockedEncryptionTypes")?.value, "EncryptionType");
  return {
    node,
    byDefault,
    algorithm: toStringValue(propertyOf(byDefault?.value, "SSEAlgorithm")?.value),
    keyId: toStringValue(propertyOf(byDefault?.value, "KMSMasterKeyID")?.value),
    bucketKeyEnabled: bucketKey?.kind === "boolean" ? bucketKey.value : undefined,
    blockedTypes: blocked && stringValuesOf(blocked.value),
  };
}
