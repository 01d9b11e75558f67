import assert from "node:assert/strict";
import { changeInWords } from "../../../server/src/engine/features/changeInWords.ts";
import type { DocumentKind } from "../../../server/src/engine/policy/policy.ts";
import { differenceOf } from "../../../server/src/engine/prove/difference.ts";
import { policyOf } from "../../support/policies.ts";
import { bucketStatement, keyStatement, policyOf as policyWith } from "../../support/statements.ts";
import {
  header,
  missingHeader,
  rightKey,
  uploadDeny,
  wrongAlgorithm,
  wrongKey,
} from "../../support/uploadDenies.ts";

const root = { AWS: "arn:aws:iam::123456789012:root" };
const bucket = "s3-bucket-policy";
const key = "kms-key-policy";

/** What the newer statements change about the older ones, in words. */
const cases: Readonly<
  Record<
    string,
    readonly [
      kind: DocumentKind,
      older: readonly object[],
      newer: readonly object[],
      words: readonly string[],
    ]
  >
> = {
  "a statement against one kind of upload": [
    bucket,
    [],
    [uploadDeny({ StringEquals: { [header]: "AES256" } })],
    ['Uploads with AES256: before neither allowed nor denied, now denied by "RefuseUpload".'],
  ],
  "uploads that a Deny no longer stops": [
    bucket,
    [missingHeader, wrongAlgorithm, wrongKey],
    [wrongAlgorithm, uploadDeny({ StringNotEquals: { [header]: "aws:kms" } })],
    [
      'Uploads with aws:kms and no key id: before denied by "WrongKey", now neither allowed nor denied.',
      `Uploads with aws:kms and ${rightKey.replace(/[^/]*$/, "11111111-2222-3333-4444-555555555555")}: before denied by "WrongKey", now neither allowed nor denied.`,
      `Uploads with aws:kms and arn:aws:kms:eu-west-1:444455556666:key/11111111-2222-3333-4444-555555555555: before denied by "WrongKey", now neither allowed nor denied.`,
    ],
  ],
  "many actions for an account": [
    key,
    [],
    [keyStatement({ Principal: root, Action: "kms:*Grant*" })],
    [
      "kms:CreateGrant, kms:ListGrants, kms:RetireGrant and kms:RevokeGrant by account 123456789012: before neither allowed nor denied, now left to IAM by statement 1.",
    ],
  ],
  "a role that gets at once what IAM decided": [
    key,
    [keyStatement({ Principal: root })],
    [keyStatement({ Principal: root }), keyStatement({ Sid: "Clerk" })],
    ['kms:DescribeKey by role/Clerk: before left to IAM by statement 1, now allowed by "Clerk".'],
  ],
  "a decision that another statement leaves in doubt": [
    bucket,
    [bucketStatement(), bucketStatement({ Effect: "Deny", Sid: "No" })],
    [bucketStatement({ Condition: { StringMatches: { "aws:userid": "x" } } })],
    ['s3:GetObject by role/Clerk: before denied by "No", now undecided because of statement 1.'],
  ],
};

describe("changeInWords", () => {
  for (const [situation, [kind, older, newer, words]] of Object.entries(cases)) {
    it(`says ${situation}`, () => {
      const difference = differenceOf(
        policyOf(policyWith(...older), kind),
        policyOf(policyWith(...newer), kind),
      );
      assert.deepEqual([...difference.newlyAllowed, ...difference.newlyStopped].map(changeInWords), words);
    });
  }
});
