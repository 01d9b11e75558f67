import { deletedBucketPrincipal } from "../../../../server/src/engine/rules/s3/deleted-principal.ts";
import { bucketStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const clerk = "arn:aws:iam::123456789012:role/Clerk";
const messageFor = (id: string, kind: string, statement: string): string =>
  `"${id}" is what is left of a ${kind} that was deleted. ${statement} no longer speaks of anybody by it, not even of a new ${kind} with the same name.`;

testRule(deletedBucketPrincipal, {
  passes: {
    "who exists": policyOf(bucketStatement({ Principal: { AWS: [clerk, "123456789012", "*"] } })),
    "an id that is compared": policyOf(
      bucketStatement({ Condition: { StringLike: { "aws:userId": "AROAEXAMPLEEXAMPLE123:*" } } }),
    ),
  },
  fails: {
    "a role": {
      policy: policyOf(
        bucketStatement({ Sid: "Read", Principal: { AWS: [clerk, "⟦AROAEXAMPLEEXAMPLE123⟧"] } }),
      ),
      message: messageFor("AROAEXAMPLEEXAMPLE123", "role", '"Read"'),
      fixes: [
        {
          title: 'Remove "AROAEXAMPLEEXAMPLE123" from the principals of "Read"',
          access: "unchanged",
          text: policyOf(bucketStatement({ Sid: "Read", Principal: { AWS: [clerk] } })),
        },
      ],
    },
    "a user, who is alone": {
      policy: policyOf(
        bucketStatement({ Sid: "Read", Principal: { AWS: "⟦AIDAEXAMPLEEXAMPLE123⟧" } }),
        bucketStatement(),
      ),
      message: messageFor("AIDAEXAMPLEEXAMPLE123", "user", '"Read"'),
      fixes: [
        {
          title: 'Remove "Read", which speaks of nobody but "AIDAEXAMPLEEXAMPLE123"',
          access: "unchanged",
          text: policyOf(bucketStatement()),
        },
      ],
    },
  },
});
