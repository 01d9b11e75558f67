import assert from "node:assert/strict";
import { analyze } from "../../../server/src/engine/engine.ts";

const whole = '"Principal": "*", "Resource": "arn:aws:s3:::ledger/*" }';
const statement = (action: string, rest = whole): string =>
  `{ "Effect": "Deny", "Action": "${action}", ${rest}`;

/** Documents that are not JSON, and the actions that are reported all the same, of those that S3 does not have. */
const cases: Readonly<Record<string, readonly [document: string, reported: readonly string[]]>> = {
  "a member without its colon": [
    `{ "Statement": [${statement("s3:A")}, ${statement("s3:B", `"" ${whole}`)}, ${statement("s3:C")}] }`,
    ["s3:A", "s3:C"],
  ],
  "a statement without its end": [
    `{ "Statement": [${statement("s3:A")}, ${statement("s3:B", '"Condition": {')}, ${statement("s3:C")}] }`,
    ["s3:A"],
  ],
  "text behind the document": [
    `{ "Statement": [${statement("s3:A")}, ${statement("s3:B")}] } }`,
    ["s3:A", "s3:B"],
  ],
  "a comma without a statement behind it": [
    `{ "Statement": [${statement("s3:A")}, ${statement("s3:B")},\n] }`,
    ["s3:A", "s3:B"],
  ],
  "a comma without a member behind it": [
    `{ "Statement": [${statement("s3:A", whole.replace(" }", ", }"))}] }`,
    ["s3:A"],
  ],
  "a comment": [`{ "Statement": [${statement("s3:A", `/* later */ ${whole}`)}] }`, ["s3:A"]],
};

describe("a text that is not JSON", () => {
  for (const [situation, [text, reported]] of Object.entries(cases))
    it(`is judged where it is read as written: ${situation}`, () => {
      const { findings = [] } = analyze({ text, fileName: "", kind: "s3-bucket-policy" }) ?? {};
      const unknown = findings.filter(({ rule }) => rule === "policy/unknown-action");
      assert.deepEqual(
        unknown.map(({ start, end }) => text.slice(start + 1, end - 1)),
        reported,
      );
      assert(findings.some(({ rule }) => rule === "policy/json-syntax"));
    });

  const everyone = '{ "Effect": "Allow", "Principal": "*", "Action": "kms:*", "Resource": "*" }';
  const rulesOn = (statements: string): readonly string[] => {
    const text = `{ "Statement": [${statements}] }`;
    return (analyze({ text, fileName: "", kind: "kms-key-policy" })?.findings ?? []).map(({ rule }) => rule);
  };

  it("is asked who may do what where its mistakes change nothing", () => {
    assert(rulesOn(`${everyone},`).includes("kms/public-use"));
  });

  it("is not asked who may do what where they may", () => {
    assert(!rulesOn(`${everyone}, { "Sid": `).includes("kms/public-use"));
  });
});
