import { publicUse } from "../../../../server/src/engine/rules/kms/public-use.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const account = keyStatement({ Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: "kms:*" });
const open = { Sid: "Open", Principal: "*", Action: "kms:Decrypt" };
const WAY_OUT = 'Nothing in its conditions says who may call: "kms:CallerAccount" would.';
const MESSAGE = `"Open" lets everyone use this key (kms:Decrypt): any principal of any AWS account. ${WAY_OUT}`;

function under(condition: object): object {
  return policyOf(account, keyStatement({ ...open, Condition: condition }));
}

testRule(publicUse, {
  passes: {
    "everyone of one account": under({ StringEquals: { "kms:CallerAccount": "111122223333" } }),
    "everyone of two accounts, through a service": under({
      StringEquals: {
        "aws:PrincipalAccount": ["111122223333", "444455556666"],
        "kms:ViaService": "ec2.us-east-1.amazonaws.com",
      },
    }),
    "an organization": under({ StringEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } }),
    "a part of an organization": under({
      "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-exampleorgid/r-ab12/*" },
    }),
    "roles of an account": under({ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/App*" } }),
    "sessions of one role by its id": under({ StringLike: { "aws:userid": "AROAEXAMPLEEXAMPLE123:*" } }),
    "one network": under({ IpAddress: { "aws:SourceIp": "203.0.113.0/24" } }),
    "one endpoint": under({ StringEquals: { "aws:SourceVpce": "vpce-12345678" } }),
    "services for one account": under({ StringEquals: { "aws:SourceAccount": "111122223333" } }),
    "a Deny of other organizations": policyOf(
      account,
      keyStatement(open),
      keyStatement({
        ...open,
        Effect: "Deny",
        Action: "kms:*",
        Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } },
      }),
    ),
    "a Deny of use": policyOf(keyStatement(open), keyStatement({ ...open, Effect: "Deny" })),
    "looking at the key": policyOf(keyStatement({ Principal: "*", Action: ["kms:DescribeKey", "kms:Get*"] })),
    "other accounts by name": policyOf(
      account,
      keyStatement({ ...open, Principal: { AWS: "444455556666" } }),
    ),
    "a condition that does not say what it looks at": under({ StringEquals: { "example:friend": "yes" } }),
  },
  fails: {
    everyone: {
      policy: policyOf(account, keyStatement({ ...open, Principal: { AWS: "⟦*⟧" } })),
      message: MESSAGE,
      fixes: [
        {
          title: 'Add the condition that "kms:CallerAccount" is "111122223333" to "Open"',
          access: "narrower",
          text: policyOf(
            account,
            keyStatement({
              ...open,
              Principal: { AWS: "*" },
              Condition: { StringEquals: { "kms:CallerAccount": "111122223333" } },
            }),
          ),
        },
      ],
    },
    "everyone through a service": {
      policy: policyOf(
        account,
        keyStatement({
          ...open,
          Principal: "⟦*⟧",
          Condition: { StringEquals: { "kms:ViaService": "ec2.us-east-1.amazonaws.com" } },
        }),
      ),
      message: MESSAGE,
      fixes: [
        {
          title: 'Add the condition that "kms:CallerAccount" is "111122223333" to "Open"',
          access: "narrower",
          text: under({
            StringEquals: {
              "kms:ViaService": "ec2.us-east-1.amazonaws.com",
              "kms:CallerAccount": "111122223333",
            },
          }),
        },
      ],
    },
    "everyone, if there is no organization": {
      policy: policyOf(
        account,
        keyStatement({
          ...open,
          Principal: "⟦*⟧",
          Condition: { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-exampleorgid" } },
        }),
      ),
      message: MESSAGE,
    },
    "every role of that name, of whatever account": {
      policy: policyOf(
        account,
        keyStatement({
          ...open,
          Principal: "⟦*⟧",
          Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/App" } },
        }),
      ),
      message: MESSAGE,
    },
    "everyone but one account": {
      policy: policyOf(
        account,
        keyStatement({
          ...open,
          Principal: "⟦*⟧",
          Condition: { StringNotEquals: { "kms:CallerAccount": "111122223333" } },
        }),
      ),
      message: MESSAGE,
    },
    "all whom NotPrincipal does not list": {
      policy: policyOf({
        Sid: "Open",
        Effect: "Allow",
        "⟦NotPrincipal⟧": { AWS: "arn:aws:iam::111122223333:user/ann" },
        Action: "kms:Decrypt",
        Resource: "*",
      }),
      message: MESSAGE,
      fixes: [],
    },
    administration: {
      policy: policyOf(keyStatement({ ...open, Sid: undefined, Principal: "⟦*⟧", Action: "kms:EnableKey" })),
      message: `Statement 1 lets everyone administer this key (kms:EnableKey): any user and role of its account, whatever IAM says of them. ${WAY_OUT}`,
      fixes: [],
    },
  },
});
