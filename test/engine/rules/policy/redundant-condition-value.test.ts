import { redundantConditionValue } from "../../../../server/src/engine/rules/policy/redundant-condition-value.ts";
import { testRule } from "../../../support/ruleTester.ts";
import { bucketStatement, policyOf } from "../../../support/statements.ts";

const policyWith = (operator: string, key: string, value: unknown): object =>
  policyOf(bucketStatement({ Condition: { [operator]: { [key]: value } } }));

testRule(redundantConditionValue, {
  kind: "s3-bucket-policy",
  passes: {
    "one value": policyWith("NumericLessThan", "s3:TlsVersion", "1.2"),
    "different values": policyWith("StringEquals", "aws:userid", ["a", "b"]),
    "numbers that are no bounds": policyWith("NumericNotEquals", "s3:max-keys", ["1", "2"]),
    "what is no number": policyWith("NumericLessThan", "s3:max-keys", ["1", "${var.max}"]),
  },
  fails: {
    "a lower upper bound": {
      policy: policyWith("NumericLessThan", "s3:TlsVersion", ["⟦1.2⟧", "1.3"]),
      message:
        'Any value of the list is enough for NumericLessThan, and "1.3" lets all through that "1.2" does. "1.2" can go: the condition means the same without it.',
      related: ['"1.3"'],
      fixes: [
        {
          title: 'Remove "1.2"',
          access: "unchanged",
          text: policyWith("NumericLessThan", "s3:TlsVersion", ["1.3"]),
        },
      ],
    },
    "a later lower bound": {
      policy: policyWith("DateGreaterThanEquals", "aws:CurrentTime", ["2030-01-01", "⟦2031-01-01⟧"]),
      message:
        'Any value of the list is enough for DateGreaterThanEquals, and "2030-01-01" lets all through that "2031-01-01" does. "2031-01-01" can go: the condition means the same without it.',
    },
    "the same twice": {
      policy: policyWith("StringEquals", "aws:userid", ["a", "⟦a⟧"]),
      message:
        '"a" stands among the values of aws:userid already. It can go: the condition means the same without it.',
    },
  },
});
