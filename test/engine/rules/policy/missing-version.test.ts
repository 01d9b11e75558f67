import { missingVersion } from "../../../../server/src/engine/rules/policy/missing-version.ts";
import { bucketStatement, keyStatement } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

testRule(missingVersion, {
  passes: {
    "the present one": { Version: "2012-10-17", Statement: keyStatement() },
    "the older one": { Version: "2008-10-17", Statement: keyStatement() },
    "a name that is mistyped, which another rule reports": {
      version: "2012-10-17",
      Statement: keyStatement(),
    },
    "a variable, which another rule reports": {
      kind: "s3-bucket-policy",
      policy: { Statement: bucketStatement({ Resource: "arn:aws:s3:::ledger/${aws:username}/*" }) },
    },
    "no statement yet": {},
  },
  fails: {
    "no Version": {
      policy: '⟦{⟧ "Id": "x", "Statement": [{}] }',
      message:
        'This policy does not say its Version, and AWS takes it for one of "2008-10-17". That is no fault, but a variable that somebody adds later will be plain text. The present one is "2012-10-17".',
      fixes: [
        {
          title: 'Add "Version": "2012-10-17"',
          access: "unchanged",
          text: '{ "Id": "x", "Statement": [{}], "Version": "2012-10-17" }',
        },
      ],
    },
  },
});
