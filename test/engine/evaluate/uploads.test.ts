import assert from "node:assert/strict";
import { deniedBy } from "../../../server/src/engine/evaluate/evaluate.ts";
import { matches } from "../../../server/src/engine/evaluate/matches.ts";
import type { Request } from "../../../server/src/engine/evaluate/request.ts";
import type { Policy } from "../../../server/src/engine/policy/policy.ts";
import { policyOf } from "../../support/policies.ts";
import { callers } from "./callers.ts";
import { answerOf, contextMap, type Answer } from "./holds.ts";

const account = "arn:aws:kms:eu-central-1:111122223333";
const right = `${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const other = `${account}:key/deadbeef-12ab-34cd-56ef-1234567890ab`;
const managed = `${account}:key/00000000-12ab-34cd-56ef-1234567890ab`;
const alias = `${account}:alias/app`;

const algorithm = "s3:x-amz-server-side-encryption";
const keyId = "s3:x-amz-server-side-encryption-aws-kms-key-id";
const customer = "s3:x-amz-server-side-encryption-customer-algorithm";

/** A bucket policy of Deny statements on s3:PutObject with these conditions. */
function denies(...conditions: readonly object[]): Policy {
  const statements = conditions.map((condition) => ({
    Effect: "Deny",
    Principal: "*",
    Action: "s3:PutObject",
    Resource: "arn:aws:s3:::example/*",
    Condition: condition,
  }));
  return policyOf({ Version: "2012-10-17", Statement: statements }, "s3-bucket-policy");
}

interface Keys {
  readonly algorithm?: string;
  readonly keyId?: string;
  readonly customer?: string;
}

function upload(keys: Keys): Request {
  const named = { [algorithm]: keys.algorithm, [keyId]: keys.keyId, [customer]: keys.customer };
  const present = Object.entries(named).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const context = contextMap(Object.fromEntries(present));
  return { caller: callers.session, action: "s3:PutObject", resource: "arn:aws:s3:::example/key", context };
}

/** D1: no header. D2: not aws:kms. D3: not the right key. */
const strict = denies(
  { Null: { [algorithm]: "true" } },
  { StringNotEquals: { [algorithm]: "aws:kms" } },
  { ArnNotEquals: { [keyId]: right } },
);

/** The same without the statement that the second one includes. */
const withoutFirst = denies(
  { StringNotEquals: { [algorithm]: "aws:kms" } },
  { ArnNotEquals: { [keyId]: right } },
);

/**
 * Algorithm and key id as S3 shows them to the policy, then the statements that deny; a question mark follows
 * where AWS does not say. The last column is the whole verdict.
 */
type Row = readonly [algorithm: string | undefined, keyId: string | undefined, by: string, verdict: Answer];

const literalRows: readonly Row[] = [
  [undefined, undefined, "1 2 3", true],
  [undefined, right, "1 2", true],
  [undefined, other, "1 2 3", true],
  [undefined, alias, "1 2 3", true],
  [undefined, "alias/app", "1 2 3?", true],
  [undefined, "1234abcd-12ab-34cd-56ef-1234567890ab", "1 2 3?", true],
  ["AES256", undefined, "2 3", true],
  ["AES256", right, "2", true],
  ["AES256", other, "2 3", true],
  ["AES256", alias, "2 3", true],
  ["AES256", "alias/app", "2 3?", true],
  ["AES256", "1234abcd-12ab-34cd-56ef-1234567890ab", "2 3?", true],
  ["aws:kms", undefined, "3", true],
  ["aws:kms", right, "", false],
  ["aws:kms", other, "3", true],
  ["aws:kms", alias, "3", true],
  ["aws:kms", "alias/app", "3?", "doubt"],
  ["aws:kms", "1234abcd-12ab-34cd-56ef-1234567890ab", "3?", "doubt"],
  ["aws:kms:dsse", undefined, "2 3", true],
  ["aws:kms:dsse", right, "2", true],
  ["aws:kms:dsse", other, "2 3", true],
  ["aws:kms:dsse", alias, "2 3", true],
  ["aws:kms:dsse", "alias/app", "2 3?", true],
  ["aws:kms:dsse", "1234abcd-12ab-34cd-56ef-1234567890ab", "2 3?", true],
];

/** Without a header the bucket's default counts; an alias or a bare id of the right key is the right key. */
const effectiveRows: readonly Row[] = [
  [undefined, right, "1 2", true],
  [undefined, other, "1 2 3", true],
  [undefined, managed, "1 2 3", true],
  [undefined, undefined, "1 2 3", true],
  ["AES256", undefined, "2 3", true],
  ["AES256", right, "2", true],
  ["AES256", other, "2 3", true],
  ["aws:kms", managed, "3", true],
  ["aws:kms", right, "", false],
  ["aws:kms", other, "3", true],
  ["aws:kms:dsse", managed, "2 3", true],
  ["aws:kms:dsse", right, "2", true],
  ["aws:kms:dsse", other, "2 3", true],
];

function deniersOf(policy: Policy, request: Request): string {
  const marks = policy.statements.map((statement) => {
    const answer = answerOf(matches(statement, request, policy));
    return answer === false ? "" : `${String(statement.index + 1)}${answer === "doubt" ? "?" : ""}`;
  });
  return marks.filter((mark) => mark !== "").join(" ");
}

describe("evaluate: three denies against every pair of headers", () => {
  for (const [reading, rows] of [
    ["as sent", literalRows],
    ["as it takes effect", effectiveRows],
  ] as const)
    for (const [sent, key, by, verdict] of rows)
      it(`key ${reading}: ${sent ?? "no algorithm"}, ${key ?? "no key"}`, () => {
        const request = upload({
          ...(sent !== undefined && { algorithm: sent }),
          ...(key !== undefined && { keyId: key }),
        });
        assert.equal(deniersOf(strict, request), by);
        assert.equal(answerOf(deniedBy(strict, request).truth), verdict);
        assert.equal(answerOf(deniedBy(withoutFirst, request).truth), verdict);
      });
});

const onlyKey = denies({ ArnNotEqualsIfExists: { [keyId]: right } });

/** Headers may be left out, but what is sent has to be right. */
const optional = denies(
  { Null: { [algorithm]: "false" }, StringNotEquals: { [algorithm]: "aws:kms" } },
  { Null: { [keyId]: "false" }, ArnNotEquals: { [keyId]: right } },
  { StringEquals: { [algorithm]: "aws:kms" }, Null: { [keyId]: "true" } },
  { Null: { [customer]: "false" } },
);

interface Client {
  /** What the policy sees if the key id is the header's. */
  readonly sent: Keys;
  /** What it sees if the key id is that of the key that takes effect. */
  readonly effective: Keys;
  /** For each policy whether it denies under the two readings. */
  readonly strict: readonly [boolean, boolean];
  readonly onlyKey: readonly [boolean, boolean];
  readonly optional: readonly [boolean, boolean];
}

const always = [true, true] as const;
const never = [false, false] as const;

const clients: Readonly<Record<string, Client>> = {
  "no headers, default is the right key": {
    sent: {},
    effective: { keyId: right },
    strict: always,
    onlyKey: [true, false],
    optional: never,
  },
  "no headers, default is another key": {
    sent: {},
    effective: { keyId: other },
    strict: always,
    onlyKey: always,
    optional: [false, true],
  },
  "no headers, default is aws/s3": {
    sent: {},
    effective: { keyId: managed },
    strict: always,
    onlyKey: always,
    optional: [false, true],
  },
  "no headers, default is SSE-S3": {
    sent: {},
    effective: {},
    strict: always,
    onlyKey: always,
    optional: never,
  },
  AES256: {
    sent: { algorithm: "AES256" },
    effective: { algorithm: "AES256" },
    strict: always,
    onlyKey: always,
    optional: always,
  },
  "aws:kms without key id": {
    sent: { algorithm: "aws:kms" },
    effective: { algorithm: "aws:kms", keyId: managed },
    strict: always,
    onlyKey: always,
    optional: always,
  },
  "aws:kms with the right key": {
    sent: { algorithm: "aws:kms", keyId: right },
    effective: { algorithm: "aws:kms", keyId: right },
    strict: never,
    onlyKey: never,
    optional: never,
  },
  "aws:kms with another key": {
    sent: { algorithm: "aws:kms", keyId: other },
    effective: { algorithm: "aws:kms", keyId: other },
    strict: always,
    onlyKey: always,
    optional: always,
  },
  "aws:kms:dsse with the right key": {
    sent: { algorithm: "aws:kms:dsse", keyId: right },
    effective: { algorithm: "aws:kms:dsse", keyId: right },
    strict: always,
    onlyKey: never,
    optional: always,
  },
  "a key of the customer": {
    sent: { customer: "AES256" },
    effective: { customer: "AES256" },
    strict: always,
    onlyKey: always,
    optional: always,
  },
};

describe("evaluate: three ways to force encryption against every client", () => {
  for (const [name, client] of Object.entries(clients))
    it(name, () => {
      const verdicts = (policy: Policy): readonly Answer[] =>
        [client.sent, client.effective].map((keys) => answerOf(deniedBy(policy, upload(keys)).truth));
      assert.deepEqual(verdicts(strict), client.strict);
      assert.deepEqual(verdicts(onlyKey), client.onlyKey);
      assert.deepEqual(verdicts(optional), client.optional);
    });

  it("one Deny with both conditions lets through what is wrong in one way only", () => {
    const merged = denies({ StringNotEquals: { [algorithm]: "aws:kms", [keyId]: right } });
    assert.equal(deniedBy(merged, upload({ algorithm: "aws:kms", keyId: other })).truth, false);
    assert.equal(deniedBy(merged, upload({ algorithm: "AES256", keyId: right })).truth, false);
    assert.equal(deniedBy(merged, upload({ algorithm: "AES256" })).truth, true);
  });
});
