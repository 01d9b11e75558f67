import assert from "node:assert/strict";
import {
  occurrenceAround,
  occurrenceAt,
  occurrencesIn,
} from "../../../../server/src/engine/features/navigation/occurrences.ts";
import { placeholdersOf } from "../../../../server/src/engine/features/navigation/placeholders.ts";
import { describeSubject } from "../../../../server/src/engine/features/navigation/subject.ts";
import type { Policy } from "../../../../server/src/engine/policy/policy.ts";
import { policyOf } from "../../../support/policies.ts";
import { bucketStatement, keyStatement, policyOf as statements } from "../../../support/statements.ts";
import { keyId, rightKey } from "../../../support/uploadDenies.ts";

const id = rightKey.slice(-36);

/** What a document names, as `text of the place → what it is`, without what every statement has. */
function namedIn(policy: Policy): readonly string[] {
  const { text } = policy.tree;
  return occurrencesIn(policy)
    .map(({ subject, start, end }) => `${text.slice(start, end)} → ${describeSubject(subject)}`)
    .filter((line) => !/ledger|Clerk|123456789012/.test(line));
}

const inStatements: Readonly<Record<string, readonly [object, readonly string[]]>> = {
  "the account inside a role's ARN, and the role": [
    { Principal: { AWS: "arn:aws:iam::111122223333:role/team/App" } },
    ["111122223333 → account 111122223333", "App → role App"],
  ],
  "the role of a session": [
    { Principal: { AWS: "arn:aws:sts::111122223333:assumed-role/App/session" } },
    ["111122223333 → account 111122223333", "App → role App"],
  ],
  "a bare account": [{ Principal: { AWS: ["111122223333"] } }, ["111122223333 → account 111122223333"]],
  "the bucket inside an object's ARN": [
    { Condition: { ArnLike: { "aws:SourceArn": "arn:aws:s3:::reports/*" } } },
    ["reports → bucket reports"],
  ],
  "a key's ARN, its Region and account": [
    { Condition: { ArnNotEquals: { [keyId]: rightKey } } },
    [`${rightKey} → key ${rightKey}`, "eu-west-1 → Region eu-west-1", "111122223333 → account 111122223333"],
  ],
  "the id of a key in any Region": [
    { Condition: { ArnLike: { [keyId]: `arn:aws:kms:*:111122223333:key/${id}` } } },
    ["111122223333 → account 111122223333", `${id} → key ${id}`],
  ],
  "the Region of a service's host": [
    {
      Condition: {
        StringEquals: { "kms:ViaService": ["s3.eu-west-1.amazonaws.com", "s3.cn-north-1.amazonaws.com.cn"] },
      },
    },
    ["eu-west-1 → Region eu-west-1", "cn-north-1 → Region cn-north-1"],
  ],
  "values of conditions": [
    {
      Condition: {
        StringEquals: { "aws:RequestedRegion": "eu-west-1", "kms:CallerAccount": "111122223333" },
      },
    },
    ["eu-west-1 → Region eu-west-1", "111122223333 → account 111122223333"],
  ],
  "an account without quotes": [
    { Condition: { StringEquals: { "aws:SourceAccount": 111122223333 } } },
    ["111122223333 → account 111122223333"],
  ],
  "an account's folder of logs": [
    { Condition: { ArnLike: { "aws:SourceArn": "arn:aws:s3:::reports/AWSLogs/111122223333/*" } } },
    ["reports → bucket reports", "111122223333 → account 111122223333"],
  ],
  "blanks to fill in": [
    { Principal: { AWS: "arn:aws:iam::<account>:role/<role>" } },
    ["<account> → placeholder <account>", "<role> → placeholder <role>"],
  ],
  "a word that is half left open": [
    { Condition: { ArnNotEquals: { [keyId]: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-..." } } },
    [
      "eu-west-1 → Region eu-west-1",
      "111122223333 → account 111122223333",
      "1234abcd-... → placeholder 1234abcd-...",
    ],
  ],
  "no pattern, no variable, no name of the document's own": [
    {
      Sid: "111122223333",
      Resource: ["arn:aws:s3:::rep*/x", "arn:aws:s3:::${aws:username}/*"],
      Principal: { AWS: "*" },
      Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/App-*" } },
    },
    [],
  ],
};

describe("names in a document", () => {
  for (const [what, [members, expected]] of Object.entries(inStatements))
    it(`finds ${what}`, () => {
      assert.deepEqual(namedIn(policyOf(statements(bucketStatement(members)), "s3-bucket-policy")), expected);
    });

  it("finds the default key of a bucket, by its ARN or its id", () => {
    for (const [key, expected] of [
      [rightKey, rightKey],
      [id, id],
    ] as const) {
      const rule = { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: key } };
      const found = namedIn(policyOf({ Rules: [rule] }, "s3-bucket-encryption"));
      assert(found.includes(`${expected} → key ${expected}`), found.join("\n"));
    }
  });

  it("finds them between escapes, and in a text that lacks its end", () => {
    for (const value of [
      String.raw`"arn:aws:iam::11112222\u0033333:role\/\u0041pp"`,
      `"arn:aws:iam::111122223333:role/App"`,
      `"arn:aws:iam::111122223333:role/App`,
    ]) {
      const text = `{"Version":"2012-10-17","Statement":[{"Principal":{"AWS":${value}`;
      const policy = policyOf(text, "kms-key-policy");
      const found = occurrencesIn(policy).map(({ start, end }) => text.slice(start, end));
      assert.deepEqual(
        found.map((each) => JSON.parse(`"${each}"`) as string),
        ["111122223333", "App"],
      );
    }
  });

  it("finds nothing in a text that is not written as JSON writes it", () => {
    const text = String.raw`{"Statement":[{"Principal":{"AWS":"arn:aws:iam::111122223333:role/\qApp"}}]}`;
    assert.deepEqual(occurrencesIn(policyOf(text, "kms-key-policy")), []);
  });
});

describe("the name at an offset", () => {
  const value = "arn:aws:iam::111122223333:role/team/App";
  const policy = policyOf(
    statements(
      keyStatement({
        Principal: { AWS: value },
        Condition: {
          ArnLike: { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::reports/*", [keyId]: rightKey },
        },
      }),
    ),
    "kms-key-policy",
  );
  const { text } = policy.tree;
  for (const [what, before, expected, around] of [
    ["an account", "arn:aws:iam::1111", "account 111122223333", "account 111122223333"],
    ["the end of an account", "arn:aws:iam::111122223333", "account 111122223333", "account 111122223333"],
    ["a role", "arn:aws:iam::111122223333:role/team/A", "role App", "role App"],
    ["the end of a role", value, "role App", "role App"],
    ["the word role", "arn:aws:iam::111122223333:ro", undefined, "role App"],
    ["a bucket", "arn:aws:s3:::rep", "bucket reports", "bucket reports"],
    ["the front of a bucket's ARN", "arn:aws:s", undefined, undefined],
    ["behind a bucket", "arn:aws:s3:::reports/*", undefined, "bucket reports"],
    ["a key's id", rightKey.slice(0, -5), `key ${rightKey}`, `key ${rightKey}`],
    ["a key's Region", "arn:aws:kms:eu-w", "Region eu-west-1", "Region eu-west-1"],
    ["a key's account", "arn:aws:kms:eu-west-1:1111", "account 111122223333", "account 111122223333"],
  ] as const)
    it(`is, at ${what}, ${expected ?? "none"}`, () => {
      const offset = text.indexOf(before) + before.length;
      const [exact, wide] = [occurrenceAt(policy, offset), occurrenceAround(policy, offset)];
      assert.equal(exact && describeSubject(exact.subject), expected);
      if (around !== undefined) assert.equal(wide && describeSubject(wide.subject), around);
    });
});

describe("the place of a placeholder", () => {
  for (const [value, member, slot] of [
    ["arn:aws:iam::<account>:root", "AWS", "account"],
    ["arn:aws:iam::111122223333:role/path/<name>", "AWS", "identity"],
    ["arn:aws:kms:<region>:111122223333:key/x", "AWS", "region"],
    ["arn:aws:kms:eu-west-1:111122223333:key/<id>", "AWS", "keyId"],
    ["arn:aws:kms:eu-west-1:111122223333:<key>", "AWS", "text"],
    ["arn:aws:s3:::<bucket>/*", "Resource", "bucket"],
    ["arn:aws:s3:::<bucket>-logs/*", "Resource", "text"],
    ["arn:aws:s3:::logs/<folder>", "Resource", "text"],
    ["s3.<region>.amazonaws.com", "kms:ViaService", "region"],
    ["<key>", "KMSMasterKeyID", "keyReference"],
    ["<key>", keyId, "keyArn"],
    ["<anything>", "AWS", "text"],
  ] as const)
    it(`tells that ${value} wants ${slot}`, () => {
      const [part] = placeholdersOf(value, member);
      assert(part?.subject.kind === "placeholder");
      assert.equal(part.subject.slot, slot);
    });
});
