import { emptyCondition } from "../../../../server/src/engine/rules/policy/empty-condition.ts";
import { testRule } from "../../../support/ruleTester.ts";
import { bucketStatement, policyOf } from "../../../support/statements.ts";

const policyWith = (condition: object): object => policyOf(bucketStatement({ Sid: "Readers", ...condition }));
const lead = (operator: string): string => `${operator} has nothing here to compare aws:TagKeys with`;
const withList = (operator: string): string =>
  JSON.stringify(policyWith({ Condition: { [operator]: { "aws:TagKeys": [] } } })).replace("[]", "⟦[]⟧");
const end = "Fill the list in or remove the key.";

testRule(emptyCondition, {
  kind: "s3-bucket-policy",
  passes: {
    "no condition": policyWith({}),
    values: policyWith({
      Condition: { StringEquals: { "aws:userid": ["x"] }, Null: { "aws:userid": "false" } },
    }),
    "an empty text, which is a value": policyWith({ Condition: { StringEquals: { "s3:prefix": "" } } }),
  },
  fails: {
    "an empty object": {
      policy: policyWith({ "⟦Condition⟧": {} }),
      severity: "hint",
      message: "Condition holds nothing, and so restricts nothing. Fill it in or remove it.",
      fixes: [{ title: "Remove the empty Condition", access: "unchanged", text: policyWith({}) }],
    },
    "an operator without keys": {
      policy: policyWith({ Condition: { "⟦Bool⟧": {}, Null: { "aws:userid": "false" } } }),
      severity: "hint",
      message: "Bool holds nothing, and so restricts nothing. Fill it in or remove it.",
      fixes: [
        {
          title: "Remove the empty Bool",
          access: "unchanged",
          text: policyWith({ Condition: { Null: { "aws:userid": "false" } } }),
        },
      ],
    },
    "a list under an operator that compares": {
      policy: withList("ForAnyValue:StringEquals"),
      message: `${lead("ForAnyValue:StringEquals")}, so it never holds and "Readers" has no effect. ${end}`,
      fixes: [],
    },
    "a list under an operator that also holds without the key": {
      policy: withList("StringEqualsIfExists"),
      message: `${lead("StringEqualsIfExists")}, so it holds only where the key is missing, which Null with "true" says plainly. ${end}`,
    },
    "a list that all values are to fit": {
      policy: withList("ForAllValues:StringEquals"),
      message: `${lead("ForAllValues:StringEquals")}, so it holds only where the key is missing, which Null with "true" says plainly. ${end}`,
    },
    "a list under a negated operator, of which AWS does not say": {
      policy: withList("StringNotEquals"),
      message: `${lead("StringNotEquals")}. ${end}`,
    },
  },
});
