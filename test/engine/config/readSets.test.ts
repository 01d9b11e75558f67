import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { mistakesOfDocuments } from "../../../server/src/engine/config/mistakesOfDocuments.ts";
import { readConfig } from "../../../server/src/engine/config/readConfig.ts";
import { propertyOf } from "../../../server/src/engine/tree/node.ts";
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
    "has any members": [
      withSets({}),
      [
        [
          "missing-member",
          "{",
          '"name" is missing. What the set is called. A set has one document at least.',
        ],
      ],
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
    "names an account": [
      withSets({ ...records, account: 111122223333 }),
      [["wrong-type", "111122223333", '"account" is a text in quotes.']],
    ],
    "lists roles": [
      withSets({ ...records, users: [writer, 7] }),
      [["wrong-type", "7", '"users" is a text in quotes, or a list of some.']],
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
    "stays in the folder all the way": [
      withSets({ ...records, keyPolicy: "./..\\key.json" }),
      [["path-outside", String.raw`"./..\\key.json"`, outside(String.raw`./..\key.json`)]],
    ],
    "names a document and not the folder": [
      withSets({ ...records, keyPolicy: "./" }),
      [["path-outside", '"./"', outside("./")]],
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

  const key = (change: (arn: string) => string): object => ({ keyArn: change(rightKey) });
  const misshapen: Readonly<Record<string, readonly [object, ...(readonly string[])[]]>> = {
    "a Region, and the nearest one is named": [
      { region: "eu-wset-1" },
      ['"eu-wset-1"', '"eu-wset-1" is no region. "eu-west-1" is the nearest one.'],
    ],
    "a Region, in small letters": [
      { region: "EU-West-1" },
      ['"EU-West-1"', '"EU-West-1" is no region. "eu-west-1" is the nearest one.'],
    ],
    "the Region of a key": [
      key((arn) => arn.replace("eu-west-1", "eu-wset-1")),
      [
        `"${rightKey.replace("eu-west-1", "eu-wset-1")}"`,
        '"eu-wset-1" is no region. "eu-west-1" is the nearest one.',
      ],
    ],
    "the ARN of a key": [
      { keyArn: "arn:aws:s3:::records" },
      ['"arn:aws:s3:::records"', '"arn:aws:s3:::records" is an ARN of "s3", but a key\'s is of "kms".'],
    ],
    "an ARN": [
      { keyArn: "alias/records" },
      [
        '"alias/records"',
        '"alias/records" is not the ARN of one key, such as arn:aws:kms:eu-west-1:111122223333:key/….',
      ],
    ],
    "the ARN of one key": [
      key((arn) => arn.replace(/[^/]*$/, "*")),
      [
        `"${rightKey.replace(/[^/]*$/, "*")}"`,
        `"${rightKey.replace(/[^/]*$/, "*")}" is not the ARN of one key, such as arn:aws:kms:eu-west-1:111122223333:key/….`,
      ],
    ],
    "the id of a key": [
      key((arn) => arn.replace(/[^/]*$/, "records")),
      [`"${rightKey.replace(/[^/]*$/, "records")}"`, '"records" has not the form of a key id.'],
    ],
    "an account": [{ account: "1111" }, ['"1111"', '"1111" is not the id of an account: twelve digits.']],
    "a bucket": [
      { bucket: "arn:aws:s3:::records" },
      [
        '"arn:aws:s3:::records"',
        '"arn:aws:s3:::records" is not the name of a bucket, without arn:aws:s3:::.',
      ],
    ],
    "a role or user": [
      { users: [writer, "arn:aws:iam::111122223333:group/Writers"] },
      [
        '"arn:aws:iam::111122223333:group/Writers"',
        '"group/Writers" is a group, and a group is never a principal. Name its users, or a role.',
      ],
    ],
    "a role or user, and no whole account": [
      { administrators: "arn:aws:iam::111122223333:root" },
      [
        '"arn:aws:iam::111122223333:root"',
        '"arn:aws:iam::111122223333:root" is not the ARN of a role or user, such as arn:aws:iam::111122223333:role/Name.',
      ],
    ],
    "a partition": [
      { users: [writer.replace("arn:aws:", "arn:awss:")] },
      [
        `"${writer.replace("arn:aws:", "arn:awss:")}"`,
        '"awss" is no partition of AWS: most ARNs begin with "arn:aws:".',
      ],
    ],
    "a profile": [{ profile: "lax" }, ['"lax"', '"lax" is not one of "strict", "defaultEncryption".']],
    "filled in, or else nothing is said": [
      {
        keyArn: "arn:aws:kms:<region>:<account>:key/<id>",
        bucket: "<bucket>",
        region: "{{region}}",
        account: "ACCOUNT_ID",
        users: [writer, "arn:aws:iam::<account>:role/Reader"],
      },
    ],
  };
  for (const [title, [members, ...expected]] of Object.entries(misshapen))
    it(`has no member that is not ${title}, and the others`, () => {
      const text = withSets({ ...records, ...members, allowDsse: false });
      assert.deepEqual(
        findingsIn(text),
        expected.map((found) => ["wrong-value", ...found]),
      );
      const { sets } = readConfig(text);
      const [alone] = readConfig(withSets({ ...records, allowDsse: false })).sets;
      assert.deepEqual(
        sets.map(({ declared }) => declared),
        [alone?.declared],
      );
      for (const member of Object.keys(members)) assert.equal(propertyOf(sets[0]?.node, member), undefined);
    });

  it("may name a Region that is still to come", () => {
    assert.deepEqual(findingsIn(withSets({ ...records, region: "eu-central-9" })), []);
  });

  it("does not contradict itself by what is no Region", () => {
    const text = withSets({ ...records, keyArn: rightKey, region: "eu-wset-1", account: "111122223333" });
    assert.deepEqual(
      findingsIn(text).map(([rule]) => rule),
      ["wrong-value"],
    );
    assert.equal(readConfig(text).sets[0]?.declared.keyArn, rightKey);
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
    for (const wrong of [{ keyArn: "alias/records" }, { account: "1111" }, { profile: "lax" }])
      assert.ok(!takes({ sets: [{ ...records, ...wrong }] }), JSON.stringify(wrong));
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
