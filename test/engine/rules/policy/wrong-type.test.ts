import { wrongType } from "../../../../server/src/engine/rules/policy/wrong-type.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const strings = "takes a string or a list of strings, but here stands";
const refusal = "AWS refuses this policy.";
const bare =
  'Principal is "*" or an object whose members say what is listed. Principals of AWS belong under "AWS".';

testRule(wrongType, {
  passes: {
    "strings and lists of them": policyOf(keyStatement({ Action: ["kms:Encrypt", "kms:Decrypt"] })),
    "one statement without a list": { Statement: keyStatement({ Principal: "*" }) },
    "numbers and booleans in conditions": policyOf(
      keyStatement({
        Condition: { Bool: { a: true }, NumericLessThan: { b: [1, 2] }, StringEquals: { c: "d" } },
      }),
    ),
    "an empty Principal, which other rules report": '{ "Statement": { "Principal": "" } }',
    "the beginning of a text": '{ "Statement',
  },
  fails: {
    "a list for a policy": {
      policy: "⟦[⟧]",
      message: `A policy takes an object, but here stands a list. ${refusal}`,
    },
    "a number for a version": {
      policy: '{ "Version": ⟦2012⟧, "Statement": ⟦"none"⟧ }',
      message: [
        `Version takes a string, but here stands the number 2012. ${refusal}`,
        `Statement takes an object or a list of objects, but here stands a string. ${refusal}`,
      ],
      fixes: [
        {
          title: 'Write "2012-10-17"',
          access: "unchanged",
          text: '{ "Version": "2012-10-17", "Statement": "none" }',
        },
      ],
    },
    "a number for a version, with what may become a variable": {
      policy: '{ "Version": ⟦20121017⟧, "Id": "${aws:username}" }',
      message: `Version takes a string, but here stands the number 20121017. ${refusal}`,
      fixes: [
        {
          title: 'Write "2012-10-17"',
          access: "wider",
          text: '{ "Version": "2012-10-17", "Id": "${aws:username}" }',
        },
      ],
    },
    "a date without quotes for a version": {
      policy: '{ "Version": ⟦2012⟧-10-17, "Statement": [] }',
      message: `Version takes a string, but here stands the number 2012. ${refusal}`,
      fixes: [],
    },
    "things that are no statements": {
      policy: '{ "Statement": [⟦null⟧, ⟦[⟧{}], ⟦"x"⟧] }',
      message: [
        `A statement takes an object, but here stands null. ${refusal}`,
        `A statement takes an object, but here stands a list. ${refusal}`,
        `A statement takes an object, but here stands a string. ${refusal}`,
      ],
    },
    elements: {
      policy: '{ "Statement": { "Sid": ⟦1⟧, "Effect": ⟦true⟧, "Action": ⟦{⟧}, "Resource": ["*", ⟦[⟧"*"]] } }',
      message: [
        `Sid takes a string, but here stands the number 1. ${refusal}`,
        `Effect takes a string, but here stands the boolean true. ${refusal}`,
        `Action ${strings} an object. ${refusal}`,
        `Resource ${strings} a list. ${refusal}`,
      ],
    },
    "an account without quotes": {
      policy: '{ "Statement": { "Principal": { "AWS": [⟦123456789012⟧] } } }',
      message: `"AWS" of Principal ${strings} the number 123456789012. ${refusal}`,
      fixes: [
        {
          title: "Put 123456789012 in quotes",
          access: "wider",
          text: '{ "Statement": { "Principal": { "AWS": ["123456789012"] } } }',
        },
      ],
    },
    "no Principal at all": {
      policy: '{ "Statement": { "NotPrincipal": ⟦null⟧ } }',
      message: `NotPrincipal takes "*" or an object such as { "AWS": … }, but here stands null. ${refusal}`,
    },
    "a bare principal": {
      policy: policyOf(keyStatement({ Principal: "⟦123456789012⟧" })),
      message: bare,
      severity: "warning",
      fixes: [
        {
          title: 'Put the value of Principal under "AWS"',
          access: "unchanged",
          text: policyOf(keyStatement({ Principal: { AWS: "123456789012" } })),
        },
      ],
    },
    "a list of bare principals": {
      policy: '{ "Statement": { "Principal": ⟦["123456789012", "*"]⟧ } }',
      message: bare,
      severity: "warning",
      fixes: [
        {
          title: 'Put the value of Principal under "AWS"',
          access: "unchanged",
          text: '{ "Statement": { "Principal": { "AWS": ["123456789012", "*"] } } }',
        },
      ],
    },
    conditions: {
      policy:
        '{ "Statement": { "Condition": { "Null": ⟦"a"⟧, "Bool": { "a": ⟦null⟧, "b": [⟦{⟧}, ⟦[⟧1]] } } } }',
      message: [
        `The operator "Null" takes an object of condition keys, but here stands a string. ${refusal}`,
        'The condition key "a" takes a string, a number, a boolean or a list of these, but here stands null.',
        'The condition key "b" takes a string, a number, a boolean or a list of these, but here stands an object.',
        'The condition key "b" takes a string, a number, a boolean or a list of these, but here stands a list.',
      ],
      severity: ["error", "warning", "warning", "warning"],
    },
  },
});
