import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { setupMembers } from "../../../../server/src/engine/templates/setup/members.ts";
import { readSetup } from "../../../../server/src/engine/templates/setup/readSetup.ts";
import { setups } from "./arbitrarySetups.ts";

const right = {
  account: "111122223333",
  region: "eu-central-1",
  bucket: "ledger.records",
  administrators: ["KeyAdministrator"],
  users: ["RecordsService"],
};
const key = "arn:aws:kms:eu-central-1:111122223333:key/1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7081";

/** Each problem as the text that it stands at and its message. */
function problemsOf(text: string): readonly (readonly [string, string])[] {
  return readSetup(text).problems.map(({ start, end, message }) => [text.slice(start, end), message]);
}

describe("a setup file", () => {
  it("says little where the rest follows", () => {
    assert.deepEqual(readSetup(JSON.stringify(right)).setup, {
      partition: "aws",
      account: "111122223333",
      region: "eu-central-1",
      bucket: "ledger.records",
      keyArn: undefined,
      alias: "alias/ledger-records",
      administrators: ["arn:aws:iam::111122223333:role/KeyAdministrator"],
      users: ["arn:aws:iam::111122223333:role/RecordsService"],
      crossAccountReaders: [],
      keyPolicy: "hardened",
      profile: "strict",
      bucketKey: true,
      allowDsse: false,
      rotation: true,
      rotationPeriodInDays: 365,
      tlsOnly: true,
      blockSseC: true,
      replication: true,
      exemptLogWriters: false,
    });
  });

  it("may name its schema", () => {
    assert.deepEqual(problemsOf(JSON.stringify({ $schema: "./setup.schema.json", ...right })), []);
  });

  const cases: Readonly<Record<string, readonly [object, readonly (readonly [string, string])[]]>> = {
    "an account without quotes": [
      { account: 111122223333 },
      [["111122223333", '"account" is a text in quotes.']],
    ],
    "too short an account": [{ account: "1111" }, [['"1111"', 'An account id has 12 digits. "1111" has 4.']]],
    "a Region that is none": [
      { region: "Frankfurt" },
      [['"Frankfurt"', '"Frankfurt" is no name of a Region. Regions are written like "eu-central-1".']],
    ],
    "another partition than the Region's": [
      { partition: "aws-cn" },
      [['"aws-cn"', 'Region "eu-central-1" is of partition "aws", not of "aws-cn".']],
    ],
    "a misspelt member": [
      { adminstrators: [] },
      [['"adminstrators"', 'A setup has no "adminstrators". Did you mean "administrators"?']],
    ],
    "no users": [{ users: [] }, [["[]", '"users" is empty. At least one role or user is needed.']]],
    "a number among users": [{ users: [7] }, [["7", '"users" lists texts in quotes.']]],
    "a list without brackets": [
      { users: "RecordsService" },
      [['"RecordsService"', '"users" is a list: ["…"].']],
    ],
    "a word for yes": [{ bucketKey: "yes" }, [['"yes"', '"bucketKey" is true or false, without quotes.']]],
    "a profile that is none": [
      { profile: "lax" },
      [['"lax"', '"profile" is "strict" or "defaultEncryption", not "lax".']],
    ],
    "too short a period": [
      { rotationPeriodInDays: 30 },
      [["30", '"rotationPeriodInDays" is a whole number from 90 to 2560.']],
    ],
    "half a day": [
      { rotationPeriodInDays: 90.5 },
      [["90.5", '"rotationPeriodInDays" is a whole number from 90 to 2560.']],
    ],
    "an alias of AWS": [
      { alias: "alias/aws/s3" },
      [['"alias/aws/s3"', 'AWS keeps aliases that begin with "alias/aws/" for itself.']],
    ],
    "a bare alias": [
      { alias: "records" },
      [['"records"', 'An alias begins with "alias/". "records" does not.']],
    ],
    "a key of another account": [
      { keyArn: key.replace("111122223333", "444455556666") },
      [
        [
          `"${key.replace("111122223333", "444455556666")}"`,
          "The key is of account 444455556666, the setup of 111122223333. A key's policy can only be changed from its own account.",
        ],
      ],
    ],
    "somebody who administers and uses": [
      { users: ["RecordsService", "KeyAdministrator"] },
      [
        [
          '"KeyAdministrator"',
          "arn:aws:iam::111122223333:role/KeyAdministrator administers the key already. Whoever does both can read every object and cover it up.",
        ],
      ],
    ],
    "a user of another account": [
      { users: ["arn:aws:iam::444455556666:role/Reader"] },
      [
        [
          '"arn:aws:iam::444455556666:role/Reader"',
          '"arn:aws:iam::444455556666:role/Reader" is not of account 111122223333. Who reads from another account stands in "crossAccountReaders".',
        ],
      ],
    ],
    "a reader of the account itself": [
      { crossAccountReaders: ["Auditor"] },
      [['"Auditor"', '"Auditor" is of account 111122223333 itself. Its place is "users".']],
    ],
  };
  for (const [title, [changed, problems]] of Object.entries(cases))
    it(`is refused for ${title}`, () => {
      assert.deepEqual(problemsOf(JSON.stringify({ ...right, ...changed })), problems);
    });

  it("is refused for every member that is missing, and for one that is there twice", () => {
    assert.equal(problemsOf("{}").length, setupMembers.filter(({ required }) => required).length);
    const twice = JSON.stringify(right).replace("{", '{"bucket":"other-records",');
    assert.deepEqual(problemsOf(twice), [
      ['"bucket"', '"bucket" is there already. One of the two has to go.'],
    ]);
  });

  it("is refused for more names than a policy can hold", () => {
    const users = Array.from({ length: 900 }, (_, index) => `RecordsService-${String(index)}`);
    const [problem] = problemsOf(JSON.stringify({ ...right, users }));
    assert.match(
      `${String(problem?.[0])} ${String(problem?.[1])}`,
      /^"users" The key policy would have \d+ bytes/,
    );
  });

  it("is never thrown at, whatever it says", () => {
    const text = JSON.stringify({ ...right, keyArn: key }, undefined, 2);
    for (let end = 0; end < text.length; end++)
      assert.notEqual(readSetup(text.slice(0, end)).problems.length, 0);
    const values = fc.dictionary(
      fc.constantFrom(...setupMembers.map(({ name }) => name), "__proto__"),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(values, fc.boolean(), (some, isWhole) => {
        readSetup(JSON.stringify(isWhole ? { ...right, ...some } : some));
      }),
    );
    fc.assert(fc.property(fc.string(), (any) => void readSetup(any)));
  });

  it("fits its schema, and so does no other form", () => {
    const schema = JSON.parse(readFileSync("schemas/setup.schema.json", "utf8")) as object;
    const fits = new Ajv().compile(schema);
    fc.assert(fc.property(setups, (json) => fits(json)));
    for (const changed of [
      { account: "1" },
      { users: [] },
      { other: 1 },
      { profile: "lax" },
      { rotationPeriodInDays: 30 },
    ])
      assert.equal(fits({ ...right, ...changed }), false, JSON.stringify(changed));
  });
});
