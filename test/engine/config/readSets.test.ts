import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { mistakesOfDocuments } from "../../../server/src/engine/config/mistakesOfDocuments.ts";
import { readConfig } from "../../../server/src/engine/config/readConfig.ts";
import { rightKey, writer } from "../../support/setDocuments.ts";

const records = { name: "records", bucketPolicy: "records/bucket-policy.json" };

function withSets(...sets: readonly unknown[]): string {
  return JSON.stringify({ sets });
}

/** Each finding as its rule, the text that it stands at and its message. */
function findingsIn(text: string): readonly (readonly string[])[] {
  return readConfig(text).findings.map(({ rule, start, end, message }) => [
    rule.replace("config/", ""),
    text.slice(start, end),
    message,
  ]);
}

describe("a declared set", () => {
  it("is read with all that it may say", () => {
    const set = {
      ...records,
      keyPolicy: "keys\\records.json",
      bucketEncryption: "./records/../encryption.json",
      keyArn: rightKey,
      bucket: "records",
      region: "eu-west-1",
      account: "111122223333",
      administrators: writer,
      users: [writer],
      profile: "defaultEncryption",
      allowDsse: false,
    };
    const { sets, findings } = readConfig(withSets(set));
    assert.deepEqual(findings, []);
    assert.deepEqual(
      sets.map(({ declared }) => declared),
      [
        {
          ...set,
          keyPolicy: "keys/records.json",
          bucketEncryption: "encryption.json",
          administrators: [writer],
        },
      ],
    );
  });

  const outside = (path: string): string =>
    `"${path}" leads to no document below this file's folder. A path goes from there on: "records/key-policy.json".`;
  const cases: Readonly<Record<string, readonly [string, readonly (readonly string[])[]]>> = {
    "is in a list": ['{"sets":{}}', [["wrong-type", "{}", '"sets" is a list: [{ … }].']]],
    "is an object": [withSets(1), [["wrong-type", "1", "A set is an object: { … }."]]],
    "has known members": [
      withSets({ ...records, keyARN: rightKey }),
      [["unknown-member", '"keyARN"', 'A set has no "keyARN". Did you mean "keyArn"?']],
    ],
    "has a name": [
      withSets({ ...records, name: undefined }),
      [["missing-member", "{", '"name" is missing. What the set is called.']],
    ],
    "has a document": [
      withSets({ name: "records" }),
      [
        [
          "missing-member",
          "{",
          '"keyPolicy" or "bucketPolicy" or "bucketEncryption" is missing. A set has one document at least.',
        ],
      ],
    ],
    "is called something": [
      withSets({ ...records, name: " " }),
      [["wrong-value", '" "', '" " is not a name of more than blanks.']],
    ],
    "names one key outright": [
      withSets({ ...records, keyArn: "alias/records" }),
      [
        [
          "wrong-value",
          '"alias/records"',
          '"alias/records" is not the ARN of one key, such as arn:aws:kms:eu-west-1:111122223333:key/….',
        ],
      ],
    ],
    "names an account": [
      withSets({ ...records, account: 111122223333 }),
      [["wrong-type", "111122223333", '"account" is a text in quotes.']],
    ],
    "lists roles": [
      withSets({ ...records, users: [writer, 7] }),
      [["wrong-type", "7", '"users" is a text in quotes, or a list of some.']],
    ],
    "has a profile that there is": [
      withSets({ ...records, profile: "lax" }),
      [["wrong-value", '"lax"', '"lax" is not one of "strict", "defaultEncryption".']],
    ],
    "says yes or no to DSSE": [
      withSets({ ...records, allowDsse: "no" }),
      [["wrong-type", '"no"', '"allowDsse" is true or false.']],
    ],
    "has paths that are texts": [
      withSets({ ...records, keyPolicy: ["a.json"] }),
      [["wrong-type", '["a.json"]', '"keyPolicy" is a text in quotes.']],
    ],
    "stays in the folder": [
      withSets({ ...records, keyPolicy: "../key.json" }),
      [["path-outside", '"../key.json"', outside("../key.json")]],
    ],
    "has no path from the root on": [
      withSets({ ...records, keyPolicy: "C:/key.json" }),
      [["path-outside", '"C:/key.json"', outside("C:/key.json")]],
    ],
  };
  for (const [title, [text, expected]] of Object.entries(cases))
    it(`${title}, or else has no effect`, () => {
      assert.deepEqual(findingsIn(text), expected);
      assert.deepEqual(readConfig(text).sets, []);
    });

  const amongSets: Readonly<Record<string, readonly [object, readonly (readonly string[])[]]>> = {
    "has a name of its own": [
      { name: "records", bucketPolicy: "other.json" },
      [["duplicate-set", '"records"', 'There is a set "records" already.']],
    ],
    "has a bucket of its own": [
      { name: "other", bucketPolicy: "./records/bucket-policy.json" },
      [
        [
          "duplicate-document",
          '"./records/bucket-policy.json"',
          '"records/bucket-policy.json" is the bucketPolicy of the set "records" already.',
        ],
      ],
    ],
  };
  for (const [title, [second, expected]] of Object.entries(amongSets))
    it(`${title}, or else the first counts`, () => {
      const text = withSets(records, second);
      assert.deepEqual(findingsIn(text), expected);
      assert.deepEqual(
        readConfig(text).sets.map(({ declared }) => declared.bucketPolicy),
        [records.bucketPolicy],
      );
    });

  it("is about one account and one Region, those of its key, or else has no effect", () => {
    const key = { ...records, keyArn: rightKey };
    assert.deepEqual(findingsIn(withSets({ ...key, account: "111122223333", region: "eu-west-1" })), []);
    const text = withSets({ ...key, account: "444455556666", region: "us-east-1" });
    assert.deepEqual(findingsIn(text), [
      [
        "contradiction",
        '"444455556666"',
        '"444455556666" is not the account of the key that "keyArn" names: 111122223333.',
      ],
      [
        "contradiction",
        '"us-east-1"',
        '"us-east-1" is not the Region of the key that "keyArn" names: eu-west-1.',
      ],
    ]);
    assert.deepEqual(readConfig(text).sets, []);
  });

  it("may share its key with others", () => {
    const text = withSets({ ...records, keyPolicy: "key.json" }, { name: "logs", keyPolicy: "key.json" });
    assert.deepEqual(findingsIn(text), []);
  });

  it("has documents that are there, of their kinds and with no nearer configuration", () => {
    const text = withSets({
      ...records,
      keyPolicy: "key.json",
      bucketEncryption: "gone.json",
    });
    const kinds = { "key.json": "s3-bucket-policy", [records.bucketPolicy]: "hidden" } as const;
    const found = mistakesOfDocuments(readConfig(text), (path) => (kinds as Record<string, "hidden">)[path]);
    assert.deepEqual(
      found.map(({ rule, start, end, message }) => [rule, text.slice(start, end), message]),
      [
        ["config/other-kind", '"key.json"', '"key.json" is not a key policy.'],
        [
          "config/hidden-document",
          `"${records.bucketPolicy}"`,
          `"${records.bucketPolicy}" has a nearer latchkey.json, and only that one is for it.`,
        ],
        [
          "config/no-such-document",
          '"gone.json"',
          `There is no document "gone.json" that Latchkey reads below this file's folder.`,
        ],
      ],
    );
  });

  it("is held to the same by its schema", () => {
    const schema = JSON.parse(readFileSync("schemas/latchkey.schema.json", "utf8")) as object;
    const takes = new Ajv({ strict: true, strictTypes: false }).compile(schema);
    for (const [title, [text]] of Object.entries(cases)) assert.ok(!takes(JSON.parse(text)), title);
    assert.ok(takes({ sets: [{ ...records, users: writer, keyPolicy: "a\\b.json", profile: "strict" }] }));
  });

  it("is right in the page's example", () => {
    const page = readFileSync("docs/configuration.md", "utf8");
    const examples = [...page.matchAll(/^```json\n(.*?)^```/gms)].map(([, example = ""]) => example);
    assert.deepEqual(
      examples.map((example) => [readConfig(example).sets.length, findingsIn(example)]),
      [
        [0, []],
        [1, []],
      ],
    );
  });

  it("is read whatever it says", () => {
    const members = fc.constantFrom("name", "keyPolicy", "bucketPolicy", "users", "allowDsse", "keyArn");
    const sets = fc.array(fc.dictionary(members, fc.oneof(fc.jsonValue(), fc.constant("a.json"))));
    fc.assert(
      fc.property(sets, (list) => {
        const text = withSets(...list);
        for (const { start, end } of readConfig(text).findings)
          assert.ok(start >= 0 && start <= end && end <= text.length);
      }),
    );
  });
});
