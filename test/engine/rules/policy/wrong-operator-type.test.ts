import { wrongOperatorType } from "../../../../server/src/engine/rules/policy/wrong-operator-type.ts";
import { testRule } from "../../../support/ruleTester.ts";
import { bucketStatement, policyOf } from "../../../support/statements.ts";

const policyWith = (condition: object): object => policyOf(bucketStatement({ Condition: condition }));
const roles = "arn:aws:iam::123456789012:role/*";

testRule(wrongOperatorType, {
  kind: "s3-bucket-policy",
  passes: {
    "operators of the right type": policyWith({
      ArnLike: { "aws:PrincipalArn": roles },
      StringLike: { "aws:userid": "AROAEXAMPLEID:*" },
      NumericLessThan: { "aws:MultiFactorAuthAge": "3600", "aws:EpochTime": "1893456000" },
      NumericLessThanEquals: { "kms:ValidTo": "1893456000.0" },
      DateLessThan: { "aws:CurrentTime": "2030-01-01T00:00:00Z", "aws:EpochTime": "1893456000" },
      IpAddress: { "aws:SourceIp": "203.0.113.0/24" },
      Bool: { "aws:SecureTransport": "true" },
      Null: { "aws:SourceIp": "false" },
    }),
    "the address of an instance and that of the request": policyWith({
      StringNotEquals: { "aws:Ec2InstanceSourcePrivateIPv4": "${aws:VpcSourceIp}" },
    }),
    "an ARN as text": policyWith({ StringEquals: { "aws:SourceArn": "arn:aws:s3:::ledger" } }),
    "a truth as text": policyWith({ StringEquals: { "aws:SecureTransport": "true" } }),
    "an encryption context that is an ARN": {
      policy: policyWith({ ArnLike: { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::ledger/*" } }),
      kind: "kms-key-policy",
    },
    "keys and operators that nobody knows": policyWith({
      StringLik: { "aws:SourceIp": "1" },
      Bool: { "x:y": "1" },
    }),
  },
  fails: {
    "an address as text": {
      policy: policyWith({ "⟦StringLike⟧": { "aws:SourceIp": "203.0.113.*" } }),
      message:
        'aws:SourceIp is an IP address, which "StringLike" does not compare: such a condition does not match as it reads. Use IpAddress or NotIpAddress.',
      related: ['"aws:SourceIp"'],
      fixes: [],
    },
    "a text as a number": {
      policy: policyWith({ "⟦NumericEquals⟧": { "aws:PrincipalAccount": "123456789012" } }),
      message:
        'aws:PrincipalAccount is a text, which "NumericEquals" does not compare: such a condition does not match as it reads. Use an operator such as StringEquals or StringLike.',
    },
    "a text that is no ARN as one": {
      policy: policyWith({ "⟦ArnEquals⟧": { "aws:PrincipalAccount": "123456789012" } }),
      message:
        'aws:PrincipalAccount is a text, which "ArnEquals" does not compare: such a condition does not match as it reads. Use an operator such as StringEquals or StringLike.',
    },
    "a pattern of ARNs as text": {
      policy: policyWith({ StringLike: { "⟦aws:PrincipalArn⟧": roles } }),
      severity: "hint",
      message: `Under StringLike a star in "${roles}" also stands for colons, and so for other parts of an ARN. ArnLike compares part by part.`,
      fixes: [
        {
          title: "Use ArnLike",
          access: "narrower",
          text: policyWith({ ArnLike: { "aws:PrincipalArn": roles } }),
        },
      ],
    },
    "a pattern beside another key": {
      policy: policyWith({ StringNotLike: { "⟦aws:PrincipalArn⟧": roles, "aws:userid": "x" } }),
      severity: "hint",
      message: `Under StringNotLike a star in "${roles}" also stands for colons, and so for other parts of an ARN. ArnNotLike compares part by part.`,
      fixes: [],
    },
  },
});
