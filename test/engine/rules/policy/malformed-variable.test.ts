import { malformedVariable } from "../../../../server/src/engine/rules/policy/malformed-variable.ts";
import { testRule } from "../../../support/ruleTester.ts";
import { bucketStatement, policyOf } from "../../../support/statements.ts";

const policyFor = (key: string): object =>
  policyOf(bucketStatement({ Resource: `arn:aws:s3:::ledger/${key}` }));
const marked = (key: string): object =>
  policyOf(bucketStatement({ Resource: `⟦arn:aws:s3:::ledger/${key}⟧` }));

testRule(malformedVariable, {
  kind: "s3-bucket-policy",
  passes: {
    "a variable": policyFor("${aws:username}/*"),
    "a default value": policyFor("${aws:PrincipalTag/team, 'no team'}/*"),
    escapes: policyFor("${*}${?}${$}"),
    templates: policyFor("${AWS::Region}/${bucket}/${var.x}"),
    "a key that may be new": policyFor("${aws:SomethingThatIsYetToCome}/*"),
    "a variable of an identity provider": policyFor("${saml:sub}/*"),
    "another Version": {
      Version: "2008-10-17",
      Statement: [bucketStatement({ Resource: "arn:aws:s3:::l/${aws:x" })],
    },
    "an operator without variables, which another rule reports": policyOf(
      bucketStatement({ Condition: { IpAddress: { "aws:SourceIp": "${}" } } }),
    ),
  },
  fails: {
    "a brace too few": {
      policy: marked("${aws:username/*"),
      message: '"${aws:username/*" lacks its closing brace.',
      fixes: [],
    },
    "nothing in it": { policy: marked("${}/*"), message: '"${}" names no condition key.' },
    blanks: {
      policy: marked("${ aws:username }/*"),
      message:
        '"${ aws:username }" has a blank that AWS does not accept: write the key right behind the brace.',
      fixes: [{ title: 'Write "${aws:username}"', access: "wider", text: policyFor("${aws:username}/*") }],
    },
    "a blank inside the key": {
      policy: marked("${aws: username}/*"),
      message:
        '"${aws: username}" has a blank that AWS does not accept: write the key right behind the brace.',
      fixes: [],
    },
    "a slip in the key": {
      policy: marked("${aws:usernam}/*"),
      severity: "warning",
      message:
        'There is no condition key "aws:usernam". "aws:username" is the nearest one. AWS replaces a variable by nothing where a request lacks its key: "${aws:usernam}" matches nothing.',
      fixes: [{ title: 'Write "${aws:username}"', access: "wider", text: policyFor("${aws:username}/*") }],
    },
    "a default value without quotes": {
      policy: policyOf(
        bucketStatement({ Condition: { StringEquals: { "s3:prefix": "⟦${aws:PrincipalTag/team, none}⟧" } } }),
      ),
      message:
        "The default value in \"${aws:PrincipalTag/team, none}\" stands in single quotes: ${key, 'text'}.",
    },
    "a key with several values": {
      policy: policyOf(
        bucketStatement({ Condition: { StringLike: { "s3:prefix": "⟦${aws:PrincipalOrgPaths}/*⟧" } } }),
      ),
      severity: "warning",
      message:
        'aws:PrincipalOrgPaths can have several values, and AWS replaces no variable by those: "${aws:PrincipalOrgPaths}" matches nothing.',
    },
  },
});
