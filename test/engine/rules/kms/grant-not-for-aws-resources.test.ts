import { grantNotForAwsResources } from "../../../../server/src/engine/rules/kms/grant-not-for-aws-resources.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const app = { Principal: { AWS: "arn:aws:iam::111122223333:role/App" } };
const use = keyStatement({ ...app, Action: "kms:Decrypt" });
const grant = { ...app, Sid: "Grant", Action: ["kms:CreateGrant", "kms:RevokeGrant"] };
const MESSAGE =
  'role/App may use this key, and with kms:CreateGrant may hand its use on to anyone. AWS services that need grants still get them where "kms:GrantIsForAWSResource" has to be true.';

testRule(grantNotForAwsResources, {
  passes: {
    "grants for AWS resources": policyOf(
      use,
      keyStatement({ ...grant, Condition: { Bool: { "kms:GrantIsForAWSResource": true } } }),
    ),
    "grants by way of a service": policyOf(
      use,
      keyStatement({ ...grant, Condition: { StringLike: { "kms:ViaService": "ec2.*.amazonaws.com" } } }),
    ),
    "grants for one grantee": policyOf(
      use,
      keyStatement({ ...grant, Condition: { StringEquals: { "kms:GranteePrincipal": "x" } } }),
    ),
    "a Deny of all other grants": policyOf(
      use,
      keyStatement(grant),
      keyStatement({
        Effect: "Deny",
        Principal: "*",
        Action: "kms:CreateGrant",
        Condition: { BoolIfExists: { "kms:GrantIsForAWSResource": "false" } },
      }),
    ),
    "use without grants": policyOf(use),
    "grants without use": policyOf(keyStatement(grant)),
    "who administers the key": policyOf(use, keyStatement({ ...app, Action: ["kms:EnableKey", "kms:Cr*"] })),
    "an account and a service": policyOf(
      keyStatement({
        Principal: { AWS: "111122223333", Service: "rds.amazonaws.com" },
        Action: ["kms:Decrypt", "kms:CreateGrant"],
      }),
    ),
  },
  fails: {
    "a statement about grants": {
      policy: policyOf(use, keyStatement({ ...grant, Action: ["⟦kms:CreateGrant⟧", "kms:RevokeGrant"] })),
      message: MESSAGE,
      fixes: [
        {
          title: 'Add the condition that "kms:GrantIsForAWSResource" is "true" to "Grant"',
          access: "narrower",
          text: policyOf(
            use,
            keyStatement({ ...grant, Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } } }),
          ),
        },
      ],
    },
    "grants together with use": {
      policy: policyOf(keyStatement({ ...app, Sid: "Use", Action: ["kms:Decrypt", "⟦kms:CreateGrant⟧"] })),
      message: MESSAGE,
      fixes: [
        {
          title: 'Remove "kms:CreateGrant" from "Use"',
          access: "narrower",
          text: policyOf(keyStatement({ ...app, Sid: "Use", Action: ["kms:Decrypt"] })),
        },
      ],
    },
    "a condition that anybody meets": {
      policy: policyOf(
        use,
        keyStatement({
          ...grant,
          Action: "⟦kms:CreateGrant⟧",
          Condition: { BoolIfExists: { "aws:SecureTransport": "true" } },
        }),
      ),
      message: MESSAGE,
    },
    "the false where true was meant": {
      policy: policyOf(
        use,
        keyStatement({
          ...grant,
          Action: "⟦kms:CreateGrant⟧",
          Condition: { Bool: { "kms:GrantIsForAWSResource": "false" } },
        }),
      ),
      message: MESSAGE,
      fixes: [],
    },
  },
});
