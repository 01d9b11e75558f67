import { notPrincipalWithoutAccount } from "../../../../server/src/engine/rules/policy/not-principal-without-account.ts";
import { bucketStatement, keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const root = "arn:aws:iam::123456789012:root";
const clerk = "arn:aws:iam::123456789012:role/Clerk";
const denyBut = (principal: unknown): object =>
  policyOf(bucketStatement({ Effect: "Deny", Principal: undefined, NotPrincipal: principal }));
const messageFor = (value: string): string =>
  `"${value}" is left out of this Deny and its account is not. AWS may deny it all the same: list "${root}" too, or deny it to "*" with a condition on aws:PrincipalArn.`;

testRule(notPrincipalWithoutAccount, {
  kind: "s3-bucket-policy",
  passes: {
    "the account beside the role": denyBut({ AWS: [clerk, root] }),
    "the account by its number": denyBut({ AWS: ["123456789012", clerk] }),
    "an account alone": denyBut({ AWS: root }),
    services: denyBut({ Service: "logging.s3.amazonaws.com" }),
    everybody: denyBut({ AWS: ["*", clerk] }),
    "an Allow, which another rule reports": policyOf(
      bucketStatement({ Principal: undefined, NotPrincipal: { AWS: clerk } }),
    ),
    Principal: policyOf(bucketStatement({ Effect: "Deny" })),
    "what a template fills in": denyBut({ AWS: "arn:aws:iam::${account}:role/Clerk" }),
  },
  fails: {
    "a role alone": {
      policy: denyBut({ AWS: `⟦${clerk}⟧` }),
      message: messageFor(clerk),
      fixes: [
        {
          title: `Add "${root}" to NotPrincipal of statement 1`,
          access: "wider",
          text: JSON.stringify(denyBut({ AWS: "CLERK" }), undefined, 2).replace(
            '"CLERK"',
            `["${clerk}", "${root}"]`,
          ),
        },
      ],
    },
    "a session and a user of a key": {
      kind: "kms-key-policy",
      policy: policyOf(
        keyStatement({
          Effect: "Deny",
          Principal: undefined,
          NotPrincipal: {
            AWS: [
              "⟦arn:aws:sts::123456789012:assumed-role/Clerk/Ann⟧",
              "⟦arn:aws:iam::123456789012:user/Ann⟧",
              "arn:aws:iam::999999999999:root",
            ],
          },
        }),
      ),
      message: [
        messageFor("arn:aws:sts::123456789012:assumed-role/Clerk/Ann"),
        messageFor("arn:aws:iam::123456789012:user/Ann"),
      ],
    },
  },
});
