import assert from "node:assert/strict";
import type { UploadOptions } from "../../../../server/src/engine/prove/uploads.ts";
import {
  header,
  keyId,
  missingHeader,
  rightKey,
  uploadDeny,
  wrongKey,
} from "../../../support/uploadDenies.ts";
import { aes256, check, rowsOf, type Case } from "./check.ts";

/** Refuses all objects but those in a folder. */
const unlessIn = (folder: string): object =>
  uploadDeny({}, { Resource: undefined, NotResource: `arn:aws:s3:::ledger/${folder}/*` });

const otherKey = rightKey.replace("0d990263", "ffffffff");

describe("uploadsOf: what the policy does not show", () => {
  const one = uploadDeny({ ArnNotEqualsIfExists: { [keyId]: rightKey } });
  const cases: Readonly<Record<string, Case>> = {
    "no header, and the default is the right key": {
      deny: [one],
      options: { defaultEncryption: { algorithm: "aws:kms", keyId: rightKey } },
      rows: { "no-header": "depends", "kms-no-key-id": "closed by 0" },
    },
    "no header, and the default is another key": {
      deny: [one],
      options: { defaultEncryption: { algorithm: "aws:kms", keyId: otherKey }, rightKey },
      rows: { "no-header": "closed by 0" },
    },
    "no header, and the default is the key that AWS manages": {
      deny: [one],
      options: { defaultEncryption: { algorithm: "aws:kms" } },
      rows: { "no-header": "closed by 0" },
    },
    "no header, and the default is an alias": {
      deny: [one],
      options: { defaultEncryption: { algorithm: "aws:kms", keyId: "alias/ledger" } },
      rows: { "no-header": "depends" },
    },
    "no header, and the default is not known": {
      deny: [one],
      rows: { "no-header": "depends", aes256: "closed by 0" },
    },
    "no header, which is refused whatever the default": {
      deny: [missingHeader],
      rows: { "no-header": "closed by 0" },
    },
    "a policy variable that decides": {
      deny: [
        uploadDeny(
          { Null: { [header]: "true" } },
          { Resource: "arn:aws:s3:::ledger/${aws:PrincipalTag/team}/*" },
        ),
        wrongKey,
      ],
      options: { defaultEncryption: aes256 },
      rows: { "no-header": "closed by 1", aes256: "closed by 1" },
    },
    "a policy variable that covers everything or nothing": {
      deny: [uploadDeny({ StringNotEquals: { "aws:PrincipalTag/team": "${aws:PrincipalTag/lead}" } })],
      rows: { "no-header": "depends" },
    },
    "a variable under the old Version, which is plain text": {
      deny: [
        uploadDeny({ Null: { [header]: "true" } }, { Resource: "arn:aws:s3:::ledger/${aws:username}/*" }),
      ],
      rows: { "no-header": "open" },
    },
    "an operator that AWS does not know": {
      deny: [uploadDeny({ StringNotEqual: { [header]: "aws:kms" } })],
      rows: { "no-header": "depends" },
    },
    "a condition key that the catalogue does not know": {
      deny: [uploadDeny({ StringEquals: { "aws:NotYetInvented": "no" } })],
      rows: { "no-header": "open" },
    },
    "its opposite": {
      deny: [uploadDeny({ StringNotEquals: { "aws:NotYetInvented": "no" } })],
      rows: { "no-header": "depends" },
    },
    "a tag that is asked to be true or false, and may be neither": {
      deny: [
        uploadDeny({ Null: { "aws:PrincipalTag/draft": "true" } }),
        uploadDeny({ Bool: { "aws:PrincipalTag/draft": ["true", "false"] } }),
      ],
      rows: { "no-header": "open" },
    },
    "a tag that is compared as a number, and may be none": {
      deny: [
        uploadDeny({ Null: { "aws:PrincipalTag/level": "true" } }),
        uploadDeny({ NumericLessThan: { "aws:PrincipalTag/level": "5" } }),
        uploadDeny({ NumericGreaterThanEquals: { "aws:PrincipalTag/level": "5" } }),
      ],
      rows: { "no-header": "depends" },
    },
    "an empty list under a negated operator": {
      deny: [uploadDeny({ StringNotEquals: { [header]: [] } })],
      rows: { aes256: "depends" },
    },
  };
  for (const [situation, each] of Object.entries(cases))
    it(situation, () => {
      check(each);
    });

  it("more than can be looked at", () => {
    // Seven tags with six values, no two alike: there is no such request, but only trying them all shows it.
    const tags = Array.from({ length: 7 }, (_, index) => `aws:PrincipalTag/t${String(index)}`);
    const values = ["a", "b", "c", "d", "e", "f"];
    const alike = tags.flatMap((tag, index) =>
      tags
        .slice(index + 1)
        .flatMap((other) =>
          values.map((value) => uploadDeny({ StringEquals: { [tag]: value, [other]: value } })),
        ),
    );
    const unlisted = tags.map((tag) => uploadDeny({ StringNotEquals: { [tag]: values } }));
    const [upload] = rowsOf([...unlisted, ...alike]);
    assert.equal(upload?.verdict, "depends");
    assert.equal(upload.reason, "The policy is too complex to look at all requests.");
  });

  it("is whether the bucket's default key is one that a Deny refuses", () => {
    const refused = uploadDeny({ ArnEquals: { [keyId]: rightKey } });
    const verdictWith = (options?: UploadOptions): string | undefined =>
      rowsOf([refused], options).find(({ row }) => row === "no-header")?.verdict;
    assert.equal(verdictWith(), "depends");
    assert.equal(verdictWith({ defaultEncryption: { algorithm: "AES256" } }), "open");
  });

  const key = "Whether a request can carry aws:NotYetInvented is not known.";
  const variable = (name: string): string => `What \${${name}} stands for in a request is not known.`;
  const bucketAccount = "The value of aws:ResourceAccount for arn:aws:s3:::ledger/example.txt is not known.";
  const reasons: Readonly<Record<string, readonly [condition: object, reason: string]>> = {
    "a condition key": [{ StringNotEquals: { "aws:NotYetInvented": "no" } }, key],
    "a tag's variable": [
      { StringNotEquals: { "aws:PrincipalTag/team": "${aws:PrincipalTag/lead}" } },
      variable("aws:PrincipalTag/lead"),
    ],
    "a variable for the bucket's account": [
      { StringNotEquals: { "aws:PrincipalAccount": "${aws:ResourceAccount}" } },
      bucketAccount,
    ],
    "a variable in another case": [
      { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::${AWS:resourceaccount}:role/Admin" } },
      bucketAccount,
    ],
    "a condition key and a variable": [
      { StringNotEquals: { "aws:NotYetInvented": "${aws:PrincipalTag/lead}" } },
      `${key} ${variable("aws:PrincipalTag/lead")}`,
    ],
  };
  for (const [what, [condition, reason]] of Object.entries(reasons))
    it(`is named where it is ${what}`, () => {
      const upload = rowsOf([uploadDeny(condition)]).find(({ row }) => row === "aes256");
      assert.deepEqual([upload?.verdict, upload?.reason], ["depends", reason]);
    });

  it("is named where the request that was tried has a value for it", () => {
    const [tag, variable] = ["aws:PrincipalTag/key", "${aws:PrincipalTag/key}"];
    const list = [
      uploadDeny({ Null: { [keyId]: "false" }, StringEquals: { [keyId]: variable } }),
      uploadDeny({ Null: { [tag]: "true" } }),
    ];
    const upload = rowsOf(list).find(({ row }) => row === "kms-other-key-same-account");
    assert.equal(upload?.reason, `What ${variable} stands for in a request is not known.`);
  });

  const certain: Readonly<Record<string, Readonly<Case>>> = {
    "the account of whoever calls, as a part of an object's name": {
      deny: [unlessIn("${aws:PrincipalAccount}")],
      rows: { aes256: "open" },
    },
    "the name of a user who calls": { deny: [unlessIn("${aws:username}")], rows: { aes256: "open" } },
    "the account of whoever calls, compared with itself": {
      deny: [uploadDeny({ StringEquals: { "aws:PrincipalAccount": "${aws:PrincipalAccount}" } })],
      rows: { aes256: "depends" },
    },
    "the account in a caller's own ARN": {
      deny: [
        uploadDeny({ ArnNotLike: { "aws:PrincipalArn": `arn:aws:iam::\${aws:PrincipalAccount}:role/A` } }),
      ],
      rows: { aes256: "open for arn:aws:iam::${aws:PrincipalAccount}:role/A" },
    },
    "the account of nobody but one": {
      deny: [
        uploadDeny({ StringNotEquals: { "aws:PrincipalAccount": "111122223333" } }),
        uploadDeny({}, { NotResource: "arn:aws:s3:::ledger/x/${aws:PrincipalAccount}", Resource: undefined }),
        uploadDeny({ StringNotEquals: { [header]: "aws:kms" } }),
      ],
      rows: { aes256: "closed by 2", "kms-other-key-same-account": "open" },
    },
  };
  for (const [what, each] of Object.entries(certain))
    it(`is not ${what}`, () => {
      check(each);
    });

  it("is said in sentences", () => {
    const reasons = rowsOf([one]).flatMap(({ reason }) => reason ?? []);
    assert.equal(
      reasons[0],
      `It is let through if the bucket's default key is ${rightKey} and conditions see the key that S3 is going to use. It is refused if the bucket's default encryption is AES256, or conditions see only the key id that the client sends, or if the bucket's default encryption is aws:kms with another key and conditions see the key that S3 is going to use.`,
    );
    for (const reason of reasons) assert.match(reason, /^[A-Z].*\.$/);
  });
});
