import { duplicateMember } from "../../../../server/src/engine/rules/policy/duplicate-member.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const refusal = "AWS accepts no member twice, and other readers of JSON drop the first one without a word.";

testRule(duplicateMember, {
  passes: {
    "the same members in different objects": policyOf(keyStatement(), keyStatement()),
    "one key under two operators": policyOf(
      keyStatement({
        Condition: { Null: { "aws:PrincipalArn": "false" }, ArnLike: { "aws:PrincipalArn": "*" } },
      }),
    ),
    "elements that differ in case are a matter of another rule": '{ "Statement": [], "statement": [] }',
  },
  fails: {
    "the same value twice": {
      policy: '{\n  "Sid": "a",\n  ⟦"Sid"⟧: "a",\n  "Statement": []\n}',
      message: `"Sid" stands twice in this object. ${refusal}`,
      related: ['"Sid"'],
      fixes: [
        {
          title: 'Remove the second "Sid"',
          access: "unchanged",
          text: '{\n  "Sid": "a",\n  "Statement": []\n}',
        },
      ],
    },
    "the same object, laid out otherwise": {
      policy:
        '{ "Statement": { "Condition": {"Null": {"a": ["b", 1]}}, ⟦"Condition"⟧: { "Null":{"a":["b",1]} } } }',
      message: `"Condition" stands twice in this object. ${refusal}`,
      fixes: [
        {
          title: 'Remove the second "Condition"',
          access: "unchanged",
          text: '{ "Statement": { "Condition": {"Null": {"a": ["b", 1]}} } }',
        },
      ],
    },
    "two values, of which only a person knows the right one": {
      policy: '{ "Statement": { "Effect": "Deny", ⟦"Effect"⟧: "Allow" } }',
      message: `"Effect" stands twice in this object. ${refusal}`,
      fixes: [],
    },
    "lists of which one goes on": {
      policy: '{ "Statement": { "Action": ["a"], ⟦"Action"⟧: ["a", "b"] } }',
      message: `"Action" stands twice in this object. ${refusal}`,
      fixes: [],
    },
    "three times": {
      policy: '{ "Id": "a", ⟦"Id"⟧: "b", ⟦"Id"⟧: "c" }',
      message: [
        `"Id" stands twice in this object. ${refusal}`,
        `"Id" stands twice in this object. ${refusal}`,
      ],
      related: ['"Id"', '"Id"'],
    },
    "a condition key in another case": {
      policy:
        '{ "Statement": { "Condition": { "StringEquals": { "aws:SourceVpc": "vpc-1", ⟦"AWS:sourceVPC"⟧: "vpc-2" } } } }',
      message: `"AWS:sourceVPC" and "aws:SourceVpc" are one condition key: case does not count in its name. ${refusal}`,
      fixes: [],
    },
    "names that objects are born with": {
      policy: '{ "__proto__": 1, ⟦"__proto__"⟧: 1 }',
      message: `"__proto__" stands twice in this object. ${refusal}`,
    },
  },
});
