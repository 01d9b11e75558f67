import { unsupportedPrincipal } from "../../../../server/src/engine/rules/policy/unsupported-principal.ts";
import { bucketStatement, keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const canonicalUser = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
const federated =
  '"Federated" names an identity provider, which only the trust policy of a role can do. AWS refuses this policy. Name the role that its users assume, under "AWS".';

testRule(unsupportedPrincipal, {
  passes: {
    "accounts, roles and services": policyOf(
      keyStatement({
        Principal: { AWS: ["*", "123456789012"], Service: "cloudtrail.amazonaws.com" },
      }),
    ),
    "a canonical user of a bucket": {
      kind: "s3-bucket-policy",
      policy: policyOf(bucketStatement({ Principal: { CanonicalUser: canonicalUser } })),
    },
    anyone: policyOf(keyStatement({ Principal: "*" })),
    "no principal at all": policyOf(keyStatement({ Principal: undefined })),
  },
  fails: {
    "an identity provider": {
      policy: policyOf(keyStatement({ Principal: { "⟦Federated⟧": "accounts.google.com" } })),
      message: federated,
      fixes: [],
    },
    "an identity provider beside others": {
      kind: "s3-bucket-policy",
      policy: policyOf(
        bucketStatement({
          Principal: undefined,
          Effect: "Deny",
          NotPrincipal: { AWS: "123456789012", "⟦Federated⟧": ["accounts.google.com"] },
        }),
      ),
      message: federated,
    },
    "a canonical user of a key": {
      policy: policyOf(keyStatement({ Principal: { "⟦CanonicalUser⟧": canonicalUser } })),
      message:
        '"CanonicalUser" is a name that only S3 knows. KMS refuses this policy. Name the account or one of its users or roles, under "AWS".',
    },
  },
});
