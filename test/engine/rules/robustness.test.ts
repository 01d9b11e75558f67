import assert from "node:assert/strict";
import fc from "fast-check";
import {
  analyze,
  applyEdits,
  documentKinds,
  type DocumentKind,
  type Span,
} from "../../../server/src/engine/engine.ts";
import { documentFiles } from "../../support/documentFiles.ts";
import { minified } from "../../support/layouts.ts";

/** Every rule reads a text without throwing, points into it, and offers fixes that can be applied. */
function assertReads(text: string, kind: DocumentKind): void {
  const analysis = analyze({ text, fileName: "", kind });
  for (const { start, end, message, related, fixes } of analysis?.findings ?? []) {
    assert.notEqual(message, "");
    for (const span of [{ start, end }, ...related.map(({ at }) => at)]) assertInside(span, text);
    for (const { title, edits } of fixes()) {
      assert.notEqual(title, "");
      for (const edit of edits) assertInside(edit, text);
      applyEdits(text, edits);
    }
  }
}

function assertInside({ start, end }: Span, text: string): void {
  assert(
    start >= 0 && start <= end && end <= text.length,
    `${String(start)}–${String(end)} of ${String(text.length)}`,
  );
}

const files = documentFiles();
const anyKind = fc.constantFrom(...documentKinds);

/** What editors and hands put into a policy: brackets, halves of tokens, names, values of every type. */
const scraps = [
  ...["{", "}", "[", "]", ":", ",", '"', "\\", "*", "$", "?", "\n", "\t", "\u0000", "\uFEFF", "\uD800"],
  '""',
  "{}",
  "[]",
  "null",
  "true",
  "0",
  "-1e999",
  "[[]]",
  '{"a":1}',
  '"*"',
  '"${"',
  '"${aws:username}"',
  '"<x>"',
  '"Statement":',
  '"Principal":',
  '"AWS":',
  '"Action":',
  '"NotAction":',
  '"Resource":',
  '"Condition":',
  '"Effect":',
  '"__proto__":',
  '"constructor":',
  '"arn:aws:s3:::"',
  '"arn:aws:kms:::key/"',
  '"kms:*"',
  '"s3:PutObject"',
  "// x",
  "/*",
];

/** A stretch of a text that is cut out, with something else in its place; the places as parts of the whole. */
const cut = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 40 }),
  put: fc.oneof(fc.constantFrom(...scraps), fc.string({ maxLength: 8, unit: "binary" })),
});

const mutatedText = fc
  .tuple(fc.constantFrom(...files), fc.array(cut, { minLength: 1, maxLength: 4 }))
  .map(([{ text, kind }, cuts]) => ({
    kind,
    text: cuts.reduce((result, { from, length, put }) => {
      const start = Math.floor(from * result.length);
      return result.slice(0, start) + put + result.slice(start + length);
    }, minified(text)),
  }));

const memberName = fc.constantFrom(
  ...["Version", "Id", "Statement", "Sid", "Effect", "Principal", "NotPrincipal", "AWS", "Service", "Action"],
  ...[
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
    "StringEquals",
    "Null",
    "aws:PrincipalArn",
    "Rules",
  ],
  ...[
    "s3:x-amz-server-side-encryption-aws-kms-key-id",
    "ApplyServerSideEncryptionByDefault",
    "KMSMasterKeyID",
  ],
  ...["__proto__", "constructor", "toString", "", "Statments"],
);

/** JSON text with the names of policies in it and values of any type behind them. */
const { text: oddText } = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.constantFrom(...scraps.filter((scrap) => !/^(?:.|\/.)$|:$/.test(scrap))),
    fc.array(tie("text"), { maxLength: 3 }).map((items) => `[${items.join(",")}]`),
    fc
      .array(fc.tuple(memberName, tie("text")), { maxLength: 5 })
      .map((members) => `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(",")}}`),
  ),
}));

/** Runs a property with a fixed seed, and for a while with another one each time. */
function assertAlways<T>(property: fc.IProperty<T>): void {
  fc.assert(property, { numRuns: 1500, seed: 20_260_926 });
  fc.assert(property, { numRuns: 1500, interruptAfterTimeLimit: 1500 });
}

describe("rules, whatever the text", () => {
  for (const { file, text, kind } of files)
    it(`read every prefix of ${file}`, () => {
      const whole = minified(text);
      for (let length = 0; length <= whole.length; length++) assertReads(whole.slice(0, length), kind);
    }).timeout(20_000);

  it("read policies with anything cut out and put in", () => {
    assertAlways(fc.property(mutatedText, ({ text, kind }) => assertReads(text, kind)));
  }).timeout(20_000);

  it("read values of any type behind any name, as any kind of document", () => {
    assertAlways(fc.property(oddText, anyKind, (text, kind) => assertReads(text, kind)));
  }).timeout(20_000);

  const extremes: Readonly<Record<string, string>> = {
    "10,000 levels of lists": "[".repeat(10_000),
    "10,000 levels of objects": '{"Statement":'.repeat(10_000),
    "a string of 5 MB": `{"Statement":{"Effect":"Allow","Principal":{"AWS":"${"${".repeat(2_500_000)}"},"Action":"${"s".repeat(1000)}"}}`,
    "an action of 1 MB": `{"Statement":{"Action":["kms:${"*a".repeat(500_000)}","s3:${"*a".repeat(500_000)}"]}}`,
    "a resource of 1 MB": `{"Statement":{"Principal":"*","Resource":"arn:aws:s3:::${"${".repeat(500_000)}"}}`,
    "5,000 statements of nothing": `{"Statement":[${"{},".repeat(5000)}{}]}`,
  };
  for (const [name, text] of Object.entries(extremes))
    it(`read ${name} in a moment`, () => {
      for (const kind of documentKinds) assertReads(text, kind);
    }).timeout(5000);
});
