import { notPrincipalInAllow } from "../../../../server/src/engine/rules/policy/not-principal-in-allow.ts";
import { bucketStatement, keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const mallory = { AWS: "arn:aws:iam::123456789012:user/Mallory" };
const rest =
  "allows its actions to everybody but those whom NotPrincipal names, to strangers too. AWS asks for NotPrincipal in a Deny alone. Name those who are meant, under Principal.";

testRule(notPrincipalInAllow, {
  passes: {
    "a Deny": policyOf(
      keyStatement({ Effect: "Deny", Principal: undefined, NotPrincipal: mallory, Action: "kms:Decrypt" }),
    ),
    "an Allow by name": policyOf(keyStatement()),
    "a key that strangers can use, which another rule reports": policyOf(
      keyStatement({ Principal: undefined, NotPrincipal: mallory, Action: "kms:Decrypt" }),
    ),
  },
  fails: {
    "a bucket": {
      kind: "s3-bucket-policy",
      policy: policyOf(bucketStatement({ Sid: "Read", Principal: undefined, "⟦NotPrincipal⟧": mallory })),
      message: `"Read" ${rest}`,
      fixes: [],
    },
    "a key that only the account's own callers can use": {
      policy: policyOf(
        keyStatement({
          Principal: undefined,
          "⟦NotPrincipal⟧": mallory,
          Action: "kms:Decrypt",
          Condition: { StringEquals: { "kms:CallerAccount": "123456789012" } },
        }),
      ),
      message: `Statement 1 ${rest}`,
    },
  },
});
