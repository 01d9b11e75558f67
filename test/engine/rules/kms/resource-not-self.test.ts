import { resourceNotSelf } from "../../../../server/src/engine/rules/kms/resource-not-self.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const key = "arn:aws:kms:eu-west-1:111122223333:key/0d990263-018e-4e65-a703-eff731de951e";
const alias = "arn:aws:kms:eu-west-1:111122223333:alias/ledger";
const messageFor = (value: string, fate: string) =>
  `A key policy speaks of its own key, which it calls "*", but this Resource is "${value}". ${fate}`;
const UNLESS_ITSELF =
  'The statement does nothing unless this is the ARN of the very key that the policy is attached to, and KMS announced in 2025 that it accepts nothing but "*" here.';
const NO_KEY = "It is no ARN of a key, so the statement does nothing.";
const fix = { title: 'Replace Resource by "*"', access: "wider", text: policyOf(keyStatement()) } as const;

testRule(resourceNotSelf, {
  passes: {
    "the key itself": policyOf(keyStatement()),
    "the key itself, in a list": policyOf(keyStatement({ Resource: ["*"] })),
    "text to be filled in": policyOf(
      keyStatement({ Resource: "arn:aws:kms:eu-west-1:111122223333:key/<key-id>" }),
    ),
    "no Resource at all": '{ "Statement": [{ "Effect": "Allow", "Action": "kms:Decrypt" }] }',
  },
  fails: {
    "a key's ARN": {
      policy: policyOf(keyStatement({ Resource: `⟦${key}⟧` })),
      message: messageFor(key, UNLESS_ITSELF),
      severity: "warning",
      fixes: [fix],
    },
    "any key of the account": {
      policy: policyOf(keyStatement({ Resource: ["⟦arn:aws:kms:*:111122223333:key/*⟧"] })),
      message: messageFor("arn:aws:kms:*:111122223333:key/*", UNLESS_ITSELF),
      fixes: [fix],
    },
    "an alias": {
      policy: policyOf(keyStatement({ Resource: `⟦${alias}⟧` })),
      message: messageFor(alias, NO_KEY),
      severity: "error",
      fixes: [fix],
    },
    "nothing between the quotes": {
      policy: policyOf(keyStatement({ Resource: "⟦⟧" })),
      message: messageFor("", NO_KEY),
      severity: "error",
      fixes: [fix],
    },
    "a bare key id": {
      policy: policyOf(keyStatement({ Resource: "⟦0d990263-018e-4e65-a703-eff731de951e⟧" })),
      message: messageFor("0d990263-018e-4e65-a703-eff731de951e", NO_KEY),
      severity: "error",
      fixes: [fix],
    },
  },
});
