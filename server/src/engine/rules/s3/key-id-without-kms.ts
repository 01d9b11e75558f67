import type { Fix, Rule } from "../../lint/rule.ts";
import type { EncryptionRule, Policy, StringValue } from "../../policy/policy.ts";
import { removeMembers, replaceValue } from "../../tree/edits.ts";
import { propertyOf } from "../../tree/node.ts";
import { quoted } from "../quoted.ts";

export const keyIdWithoutKms: Rule = {
  id: "s3/key-id-without-kms",
  summary: "A KMS key for an encryption without KMS",
  kinds: ["s3-bucket-encryption"],
  severity: "error",

  *check(policy) {
    for (const rule of policy.encryptionRules) {
      const { algorithm, keyId } = rule;
      if (algorithm?.value !== "AES256" || keyId === undefined) continue;
      yield {
        at: keyId.node,
        message: `"AES256" encrypts with keys of S3's own, and the key ${quoted(keyId.value)} is one of KMS. S3 takes KMSMasterKeyID with "aws:kms" and "aws:kms:dsse" alone.`,
        related: [{ at: algorithm.node, message: "The algorithm of this rule." }],
        fixes: () => fixesOf(policy, rule, algorithm),
      };
    }
  },
};

/** Which of the two was meant, only a person knows. Without its key the document asks nobody for access to one. */
function fixesOf({ tree }: Policy, { byDefault }: EncryptionRule, algorithm: StringValue): readonly Fix[] {
  const key = propertyOf(byDefault?.value, "KMSMasterKeyID");
  const withKms = replaceValue(tree.text, algorithm.node, "aws:kms");
  return [
    { title: 'Encrypt with that key: write "aws:kms"', access: "narrower", edits: [withKms] },
    ...(key === undefined
      ? []
      : [
          {
            title: "Remove KMSMasterKeyID",
            access: "wider" as const,
            edits: removeMembers(key.parent, [key]),
          },
        ]),
  ];
}
