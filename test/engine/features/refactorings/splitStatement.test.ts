import { testRewrites } from "./testRewrites.ts";

const statement = (members: string): string => `{"Statement":[{${members}}]}`;
const onLines = `{
  "Statement": [
    {
      "Sid": "Use",
      "Effect": "Allow", // for now
      "Action": [
        "kms:Decrypt",
        ⟦⟧"kms:Encrypt"
      ],
      "Resource": "*"
    },
    {
      "Sid": "Use2"
    }
  ]
}`;
const split = `{
  "Statement": [
    {
      "Sid": "Use",
      "Effect": "Allow", // for now
      "Action": "kms:Decrypt",
      "Resource": "*"
    },
    {
      "Sid": "Use3",
      "Effect": "Allow", // for now
      "Action": "kms:Encrypt",
      "Resource": "*"
    },
    {
      "Sid": "Use2"
    }
  ]
}`;
const bare = '{\n\t"Statement": {\n\t\t"Resource": ["a", "b⟦⟧"]\n\t}\n}';
const bareSplit =
  '{\n\t"Statement": [\n\t\t{\n\t\t\t"Resource": "a"\n\t\t},\n\t\t{\n\t\t\t"Resource": "b"\n\t\t}\n\t]\n}';

describe("Split statement", () => {
  testRewrites("Split", {
    "a statement by its actions, on lines": {
      before: onLines,
      after: split,
      title: "Split this statement into 2, one for each action",
    },
    "a statement with CRLF": {
      before: onLines.replaceAll("\n", "\r\n"),
      after: split.replaceAll("\n", "\r\n"),
    },
    "a bare statement by its resources, with tabs": {
      before: bare,
      after: bareSplit,
      title: "Split this statement into 2, one for each resource",
    },
    "a statement by principals of several types": {
      before: statement('"Principal":{"AWS":["*","1"],"Service":"s3⟦⟧"},"Action":["a","b"]'),
      after:
        '{"Statement":[{"Principal":{"AWS":"*"},"Action":["a","b"]},{"Principal":{"AWS":"1"},"Action":["a","b"]},{"Principal":{"Service":"s3"},"Action":["a","b"]}]}',
      title: "Split this statement into 3, one for each principal",
    },
    "principals over several lines": {
      before:
        '{\n  "Statement": [\n    {\n      "Principal": {\n        "AWS": ["1⟦⟧", "2"]\n      }\n    }\n  ]\n}',
      after:
        '{\n  "Statement": [\n    {\n      "Principal": {\n        "AWS": "1"\n      }\n    },\n    {\n      "Principal": {\n        "AWS": "2"\n      }\n    }\n  ]\n}',
    },
    "a statement whose Sid ends with a digit": {
      before: statement('"Action":["a⟦⟧","b","c"],"Sid":"Use1"'),
      after:
        '{"Statement":[{"Action":"a","Sid":"Use1"},{"Action":"b","Sid":"Use1Part2"},{"Action":"c","Sid":"Use1Part3"}]}',
    },
    "a statement with an empty Sid": {
      before: statement('"Sid": "", "Action": ["a⟦⟧", "b"]'),
      after: '{"Statement":[{"Sid": "", "Action": "a"}, {"Sid": "", "Action": "b"}]}',
    },
    "a Resource beside NotAction": {
      before: statement('"NotAction":["a","b"],"Resource":["c","d⟦⟧"]'),
      after: '{"Statement":[{"NotAction":["a","b"],"Resource":"c"},{"NotAction":["a","b"],"Resource":"d"}]}',
    },
    NotAction: { before: statement('"NotAction":["a⟦⟧","b"]') },
    NotResource: { before: statement('"NotResource":["a⟦⟧","b"]') },
    NotPrincipal: { before: statement('"NotPrincipal":{"AWS":["1⟦⟧","2"]}') },
    "a list of one": { before: statement('"Action":["a⟦⟧"]') },
    "a bare value": { before: statement('"Action":"a⟦⟧"') },
    "another member": { before: statement('"Action":["a","b"],"Sid":"⟦⟧c"') },
    "values of a condition": { before: statement('"Condition":{"StringEquals":{"a":["b⟦⟧","c"]}}') },
    "a list that holds more than texts": { before: statement('"Action":["a⟦⟧",{}]') },
    "principals of one type twice": { before: statement('"Principal":{"AWS":"1","AWS":"2⟦⟧"}') },
    "a list with a comment": { before: statement('"Action":["a⟦⟧",/* and */"b"]') },
    "a list for which the document would be far too long": {
      before: statement(`"Sid":"${"s".repeat(2_000)}","Action":["a⟦⟧"${',"a"'.repeat(100)}]`),
    },
  });
});
