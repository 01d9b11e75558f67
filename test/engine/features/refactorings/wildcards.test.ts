import assert from "node:assert/strict";
import { actions, catalogDate, expandAction } from "../../../../server/src/engine/catalog/actions.ts";
import { rewritesAt } from "../../../../server/src/engine/features/refactorings/rewrites.ts";
import { read } from "../read.ts";
import { leaves, testRewrites } from "./testRewrites.ts";

/** A statement with that Action member, on lines of its own. */
const onLines = (member: string): string =>
  `{\n  "Statement": [\n    {\n      ${member},\n      "Effect": "Allow"\n    }\n  ]\n}`;
const onOneLine = (member: string): string => `{"Statement":[{${member}}]}`;
const parametersOf = ["GetParametersForImport", "GetPublicKey"];

describe("Expand wildcard", () => {
  testRewrites("Expand", {
    "an item of a list with lines": {
      before: onLines('"Action": [\n        "kms:Decrypt",\n        ⟦⟧"kms:Describe*"\n      ]'),
      after: onLines(
        '"Action": [\n        "kms:Decrypt",\n        "kms:DescribeCustomKeyStores",\n        "kms:DescribeKey"\n      ]',
      ),
      title: `Expand "kms:Describe*" to the 2 actions that it matches as of ${catalogDate}`,
    },
    "an item of a list on one line": {
      before: onLines('"Action": ["kms:De⟦⟧scribe*", "kms:Decrypt"]'),
      after: onLines('"Action": ["kms:DescribeCustomKeyStores", "kms:DescribeKey", "kms:Decrypt"]'),
    },
    "a bare value": {
      before: onLines('"Action": "⟦kms:⟧GetP*"'),
      after: onLines(
        `"Action": [\n        ${parametersOf.map((name) => `"kms:${name}"`).join(",\n        ")}\n      ]`,
      ),
    },
    "a bare value with tabs and CRLF": {
      before: onLines('"Action": ⟦⟧"kms:GetP*"').replaceAll("  ", "\t").replaceAll("\n", "\r\n"),
      after: onLines(
        '"Action": [\n        "kms:GetParametersForImport",\n        "kms:GetPublicKey"\n      ]',
      )
        .replaceAll("  ", "\t")
        .replaceAll("\n", "\r\n"),
    },
    "a bare value of a text without blanks": {
      before: onOneLine('"Action":"kms:GetP*⟦⟧"'),
      after: onOneLine('"Action":["kms:GetParametersForImport","kms:GetPublicKey"]'),
    },
    "a pattern for one action": {
      before: onOneLine('"Action":⟦"KMS:decryp?"⟧'),
      after: onOneLine('"Action":"kms:Decrypt"'),
      title: `Expand "KMS:decryp?" to the one action that it matches as of ${catalogDate}`,
    },
    "NotAction, and names what is not there yet": {
      before: onOneLine('"NotAction":["kms:getpublickey","kms:GetP*⟦⟧"]'),
      after: onOneLine('"NotAction":["kms:getpublickey","kms:GetParametersForImport"]'),
    },
    "a list with comments": {
      before: onLines('"Action": [\n        // reading\n        "kms:GetPub*⟦⟧" // one\n      ]'),
      after: onLines('"Action": [\n        // reading\n        "kms:GetPublicKey" // one\n      ]'),
    },
    "the lone star": { before: onOneLine('"Action":"*⟦⟧"') },
    "an action": { before: onOneLine('"Action":"kms:Decrypt⟦⟧"') },
    "a pattern that matches nothing": { before: onOneLine('"Action":"kms:Nothing*⟦⟧"') },
    "a pattern of another service": { before: onOneLine('"Action":"sns:*⟦⟧"') },
    "a pattern whose actions are all there": {
      before: onOneLine('"Action":["kms:Decrypt","kms:Decryp*⟦⟧"]'),
    },
    "a pattern that matches an unknown action of the policy": {
      before: onOneLine('"Action":["kms:Describe*⟦⟧"]},{"Action":"kms:DescribeTomorrow"'),
    },
    "another member": { before: onOneLine('"Action":"kms:Get*","Sid":"kms:Get*⟦⟧"') },
    "more than the value": { before: onOneLine('⟦"Action":"kms:Get*"⟧') },
    "a text that is not JSON": { before: onOneLine('"Action":"kms:Get*⟦⟧"').slice(0, -2) },
    "a comment that does not end": { before: `${onOneLine('"Action":"kms:Get*⟦⟧"')}/* ` },
    "a bucket encryption document": {
      before: '{"Rules":[{"Action":"kms:Get*⟦⟧"}]}',
      kind: "s3-bucket-encryption",
    },
  });
});

describe("Collapse to wildcard", () => {
  const described = '"kms:DescribeCustomKeyStores", "kms:DescribeKey"';
  testRewrites("Collapse", {
    "the actions of a word": {
      before: onLines(`"Action": ["kms:Decrypt", ⟦⟧${described}]`),
      after: onLines('"Action": ["kms:Decrypt", "kms:Describe*"]'),
      title: `Collapse 2 actions to "kms:Describe*" (the same as of ${catalogDate})`,
    },
    "actions apart from each other, on lines": {
      before: onLines(
        '"Action": [\n        "kms:DescribeKey",\n        "kms:Decrypt",\n        "kms:describecustomkeystores"⟦⟧\n      ]',
      ),
      after: onLines('"Action": [\n        "kms:Describe*",\n        "kms:Decrypt"\n      ]'),
    },
    "every such list of a member": {
      before: onOneLine(
        '"Acti⟦⟧on":["kms:DescribeKey","kms:GetKeyPolicy","kms:DescribeCustomKeyStores","kms:GetKeyLastUsage","kms:Encrypt","kms:GetKeyRotationStatus"]',
      ),
      after: onOneLine('"Action":["kms:Describe*","kms:GetKey*","kms:Encrypt"]'),
      title: `Collapse 5 actions to 2 wildcards (the same as of ${catalogDate})`,
    },
    "patterns among them": {
      before: onOneLine('"NotAction":["kms:DescribeK*","kms:DescribeCust*⟦⟧"]'),
      after: onOneLine('"NotAction":["kms:Describe*"]'),
    },
    "an item that no wildcard stands for": { before: onLines(`"Action": ["kms:Decrypt⟦⟧", ${described}]`) },
    "a wildcard that is there": { before: onOneLine('"Action":["kms:DescribeKey⟦⟧","kms:Describe*"]') },
    "actions of which some are missing": {
      before: onOneLine('"Action":["s3:GetObject⟦⟧","s3:GetObjectAcl"]'),
    },
    "a list with comments": { before: onLines(`"Action": [/* these */ ⟦⟧${described}]`) },
    "a wildcard that matches an unknown action of the policy": {
      before: onOneLine(`"Action":[⟦⟧${described}]},{"Action":"kms:DescribeTomorrow"`),
    },
    "a single value": { before: onOneLine('"Action":"kms:DescribeKey⟦⟧"') },
  });

  it("undoes Expand wildcard for every word of the catalogue", () => {
    const verbs = new Set(actions.flatMap(({ name }) => /^\w+:[A-Z][a-z]+/.exec(name)?.[0] ?? []));
    for (const pattern of [...verbs].map((verb) => `${verb}*`)) {
      const members = expandAction(pattern);
      const before = JSON.stringify({ Statement: { Action: [pattern, "sns:Publish"] } });
      const expanded = leavesAt(before, "Expand", pattern) ?? before;
      const listed = (JSON.parse(expanded) as { Statement: { Action: string[] } }).Statement.Action;
      assert.deepEqual(new Set(listed.slice(0, -1).flatMap(expandAction)), new Set(members));
      if (members.length < 2) continue;
      const collapsed = leavesAt(expanded, "Collapse", listed[0] ?? "");
      const [wildcard = "", ...others] = (
        JSON.parse(collapsed ?? "{}") as { Statement: { Action: string[] } }
      ).Statement.Action;
      assert.deepEqual(others, ["sns:Publish"], pattern);
      assert.deepEqual(expandAction(wildcard), members);
    }
  });
});

function leavesAt(text: string, verb: string, value: string): string | undefined {
  const start = text.indexOf(JSON.stringify(value));
  const offered = rewritesAt(read(text, "kms-key-policy"), { start, end: start });
  return leaves(
    text,
    offered.find(({ title }) => title.startsWith(verb)),
  );
}
