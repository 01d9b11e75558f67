import type { Rule } from "../../lint/rule.ts";
import { propertyOf } from "../../tree/node.ts";

export const unsupportedPrincipal: Rule = {
  id: "policy/unsupported-principal",
  summary: "A kind of principal that such a policy cannot name",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "error",
  answers: ["FEDERATED_PRINCIPAL_NOT_SUPPORTED"],

  *check({ statements, kind }) {
    for (const { principal } of statements) {
      if (principal === undefined) continue;
      for (const [type, message] of Object.entries(messages)) {
        const property = propertyOf(principal.property.value, type);
        if (property === undefined || (type === "CanonicalUser" && kind === "s3-bucket-policy")) continue;
        yield { at: property.name, message };
      }
    }
  },
};

const messages = {
  Federated:
    '"Federated" names an identity provider, which only the trust policy of a role can do. AWS refuses this policy. Name the role that its users assume, under "AWS".',
  CanonicalUser:
    '"CanonicalUser" is a name that only S3 knows. KMS refuses this policy. Name the account or one of its users or roles, under "AWS".',
} as const;
