import type { Fix, Rule } from "../../lint/rule.ts";
import type { EncryptionRule, Policy } from "../../policy/policy.ts";
import { setProperty } from "../../tree/edits.ts";
import { isS3ManagedKey } from "./encryption/managedKey.ts";

export const awsManagedKey: Rule = {
  id: "s3/aws-managed-key",
  summary: "The key that AWS manages, where another one is wanted",
  kinds: ["s3-bucket-encryption"],
  severity: "warning",
  comparesDocuments: true,

  *check(policy) {
    const wanted = policy.surroundings.set?.keyArn;
    if (wanted === undefined) return;
    for (const rule of policy.encryptionRules) {
      const { algorithm, keyId } = rule;
      if (algorithm === undefined || !/^aws:kms(?::dsse)?$/.test(algorithm.value)) continue;
      if (keyId !== undefined && !isS3ManagedKey(keyId.value)) continue;
      const what =
        keyId === undefined
          ? "Without a KMSMasterKeyID S3 encrypts with the key that AWS manages for it"
          : `"${keyId.value}" is the key that AWS manages for S3`;
      yield {
        at: keyId?.node ?? algorithm.node,
        message: `${what}, whose policy nobody can change and which no other account can use. The documents that belong to this one are about "${wanted}".`,
        fixes: () => fixesOf(policy, rule, wanted),
      };
    }
  },
};

/** Readers and writers need the other key from then on. */
function fixesOf({ tree }: Policy, { byDefault }: EncryptionRule, wanted: string): readonly Fix[] {
  if (byDefault?.value?.kind !== "object") return [];
  const edits = [setProperty(tree.text, byDefault.value, "KMSMasterKeyID", wanted)];
  return [{ title: `Set KMSMasterKeyID to "${wanted}"`, access: "narrower", edits }];
}
