import { variableAsText } from "../../../../server/src/engine/rules/policy/variable-as-text.ts";
import { bucketStatement } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const home = "arn:aws:s3:::ledger/${aws:username}/*";
const policyWith = (version: object, members: object): object => ({
  ...version,
  Statement: [bucketStatement(members)],
});

testRule(variableAsText, {
  kind: "s3-bucket-policy",
  passes: {
    "the present Version": policyWith({ Version: "2012-10-17" }, { Resource: home }),
    "a Version that does not exist, which another rule reports": policyWith(
      { Version: "2012-10-18" },
      { Resource: home },
    ),
    "no variable": policyWith({}, {}),
    "a template's": policyWith({}, { Resource: "arn:aws:s3:::${var.bucket}/*" }),
    "where no Version has variables": policyWith({}, { Sid: "${aws:username}" }),
  },
  fails: {
    "no Version": {
      policy: policyWith({}, { Resource: `⟦${home}⟧` }),
      message:
        'This policy says no Version, and so knows no variables: "${aws:username}" is compared letter by letter. Variables need "2012-10-17".',
      fixes: [
        {
          title: 'Set Version to "2012-10-17"',
          access: "wider",
          text: { Statement: [bucketStatement({ Resource: home })], Version: "2012-10-17" },
        },
      ],
    },
    "the older Version, in several places": {
      policy: policyWith(
        { Version: "2008-10-17" },
        {
          Resource: ["arn:aws:s3:::ledger/*", `⟦${home}⟧`],
          Condition: { StringEquals: { "aws:PrincipalTag/team": "${aws:ResourceTag/team}" } },
        },
      ),
      message:
        'This policy is of the Version "2008-10-17", and so knows no variables: "${aws:username}" is compared letter by letter. Variables need "2012-10-17".',
      related: ['"${aws:ResourceTag/team}"'],
    },
  },
});
