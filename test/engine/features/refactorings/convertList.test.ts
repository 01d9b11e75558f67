import { testRewrites } from "./testRewrites.ts";

const crlf = (text: string): string => text.replaceAll("\n", "\r\n");
const withTabs = (text: string): string => text.replaceAll("  ", "\t");
const statement = (members: string): string => `{"Statement":[{${members}}]}`;

const bare = '{\n  "Statement": {\n    "Sid": "A", // why\n    "Effect": "Allow"\n  }\n}';
const listed = '{\n  "Statement": [\n    {\n      "Sid": "A", // why\n      "Effect": "Allow"\n    }\n  ]\n}';
const marked = (text: string): string => text.replace('"Statement"', '"State⟦⟧ment"');

describe("Convert to a list", () => {
  testRewrites("Convert", {
    "an action": {
      before: statement('"Action":"kms:⟦⟧Decrypt"'),
      after: statement('"Action":["kms:Decrypt"]'),
      title: 'Convert "Action" to a list',
    },
    "a resource, by its name": {
      before: statement('⟦"NotResource"⟧: "*"'),
      after: statement('"NotResource": ["*"]'),
    },
    "a principal": {
      before: statement('"Principal":{"AWS":"a\\u0062⟦⟧","Service":"s3"}'),
      after: statement('"Principal":{"AWS":["a\\u0062"],"Service":"s3"}'),
    },
    "a truth value of a condition": {
      before: statement('"Condition":{"Bool":{"aws:SecureTransport":fal⟦⟧se}}'),
      after: statement('"Condition":{"Bool":{"aws:SecureTransport":[false]}}'),
    },
    "a value on lines": {
      before: '{\n  "Statement": [\n    {\n      "Action": "kms:*"⟦⟧\n    }\n  ]\n}',
      after: '{\n  "Statement": [\n    {\n      "Action": [\n        "kms:*"\n      ]\n    }\n  ]\n}',
    },
    "a value where other lists stand on one line": {
      before:
        '{\n  "Statement": [\n    {\n      "Action": "kms:*⟦⟧",\n      "Resource": ["*"]\n    }\n  ]\n}',
      after: '{\n  "Statement": [\n    {\n      "Action": ["kms:*"],\n      "Resource": ["*"]\n    }\n  ]\n}',
    },
    "a value of an object on one line": {
      before: '{\n  "Statement": [\n    { "Action": "kms:*⟦⟧" }\n  ]\n}',
      after: '{\n  "Statement": [\n    { "Action": ["kms:*"] }\n  ]\n}',
    },
    "the statement, with its comments": { before: marked(bare), after: listed },
    "the statement, with tabs and CRLF": {
      before: crlf(withTabs(marked(bare))),
      after: crlf(withTabs(listed)),
    },
    "the statement on one line": { before: '{"⟦⟧Statement":{}}', after: '{"Statement":[{}]}' },
    "anybody, who is no list": { before: statement('"Principal":"*⟦⟧"') },
    "an effect": { before: statement('"Effect":"Allow⟦⟧"') },
    "an operator": { before: statement('"Condition":{"Bool⟦⟧":{}}') },
    "an object where a text belongs": { before: statement('"Action":{"a⟦⟧":"b"}') },
    "more than one member": { before: statement('⟦"Action":"a","Resource":"*"⟧') },
    "a text that is not JSON": { before: statement('"Action":"a⟦⟧",') },
  });
});

describe("Convert to a single value", () => {
  testRewrites("Convert", {
    "an action": {
      before: statement('"NotAction":[ "kms:⟦⟧Decrypt" ]'),
      after: statement('"NotAction":"kms:Decrypt"'),
      title: 'Convert "NotAction" to a single value',
    },
    "a number of a condition, on lines": {
      before: statement('"Condition":{"NumericEquals":{"s3:max-keys":[\r\n1.0⟦⟧\r\n]}}'),
      after: statement('"Condition":{"NumericEquals":{"s3:max-keys":1.0}}'),
    },
    "the statements": { before: marked(listed), after: bare },
    "the statements, with tabs and CRLF": {
      before: crlf(withTabs(marked(listed))),
      after: crlf(withTabs(bare)),
    },
    "statements whose brackets stand with their braces": {
      before: '{\n  "⟦⟧Statement": [{\n    "Effect": "Deny"\n  }]\n}',
      after: '{\n  "Statement": {\n    "Effect": "Deny"\n  }\n}',
    },
    "a list of two": { before: statement('"Action":["a⟦⟧","b"]') },
    "an empty list": { before: statement('"Action":[⟦⟧]') },
    "a list with a comment": { before: statement('"Action":["a⟦⟧" /* this one */]') },
    "a list of lists": { before: statement('"Action":[["a⟦⟧"]]') },
    "statements that are none": { before: '{"Statement⟦⟧":["Allow"]}' },
  });
});
