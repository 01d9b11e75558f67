import { malformedConditionValue } from "../../../../server/src/engine/rules/policy/malformed-condition-value.ts";
import { testRule } from "../../../support/ruleTester.ts";
import { bucketStatement, policyOf } from "../../../support/statements.ts";

const policyWith = (condition: object): object => policyOf(bucketStatement({ Condition: condition }));
const never = "This value never matches.";

testRule(malformedConditionValue, {
  kind: "s3-bucket-policy",
  passes: {
    "values of all types, some without quotes": policyWith({
      Bool: { "aws:SecureTransport": true, "aws:ViaAWSService": "False" },
      Null: { "aws:PrincipalArn": false },
      NumericLessThan: { "s3:TlsVersion": 1.2, "s3:max-keys": ["10", "-1.5"] },
      DateLessThan: { "aws:CurrentTime": ["2030-01-31", "2030-01-31T10:00:00Z", "1893456000"] },
      IpAddress: { "aws:SourceIp": ["203.0.113.7", "203.0.113.0/24", "2001:db8::/32"] },
      BinaryEquals: { key: "QmluYXJ5" },
    }),
    "what is yet to be filled in": policyWith({
      IpAddress: { "aws:SourceIp": "<your-address>" },
      NumericEquals: { "s3:max-keys": "${var.max}" },
    }),
    "a variable that may be a truth": policyWith({
      Bool: { "aws:SecureTransport": "${aws:PrincipalTag/tls}" },
    }),
    "nothing to compare": policyWith({ Bool: { "aws:SecureTransport": [] } }),
  },
  fails: {
    "an address that is none": {
      policy: policyWith({ IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "⟦203.0.113.0/33⟧"] } }),
      severity: "error",
      message: `IpAddress compares with an address or a range such as 203.0.113.0/24, but here stands "203.0.113.0/33". ${never}`,
      related: ['"IpAddress"'],
      fixes: [],
    },
    "a day that no month has": {
      policy: policyWith({ DateLessThan: { "aws:CurrentTime": "⟦2030-02-30⟧" } }),
      message: `DateLessThan compares with a date such as 2030-01-31T00:00:00Z, but here stands "2030-02-30". ${never}`,
    },
    "a number in words": {
      policy: policyWith({ NumericLessThanEquals: { "s3:max-keys": "⟦ten⟧" } }),
      message: `NumericLessThanEquals compares with a number, but here stands "ten". ${never}`,
    },
    "a truth in other words": {
      policy: policyWith({ BoolIfExists: { "aws:SecureTransport": "⟦yes⟧" } }),
      message: `BoolIfExists compares with true or false, but here stands "yes". ${never}`,
    },
    "text that is no base64": {
      policy: policyWith({ BinaryEquals: { key: "⟦a!⟧" } }),
      message: `BinaryEquals compares with base64 text, but here stands "a!". ${never}`,
    },
    "a variable where there are none": {
      policy: policyWith({ IpAddress: { "aws:SourceIp": "⟦${aws:SourceIp}⟧" } }),
      severity: "error",
      message: `IpAddress knows no variables, but here stands "\${aws:SourceIp}". ${never}`,
    },
    "both truths": {
      policy: policyWith({ Null: { "⟦aws:PrincipalArn⟧": ["true", "false"] } }),
      severity: "error",
      message: "Null asks for true and for false at once. AWS refuses that: keep the one that is meant.",
    },
  },
});
