import assert from "node:assert/strict";
import fc from "fast-check";
import { hoverOf } from "../../../server/src/engine/features/hover/hover.ts";
import { symbolsOf } from "../../../server/src/engine/features/symbols.ts";
import { toCode } from "../../../server/src/engine/features/hover/markdown.ts";
import type { DocumentKind } from "../../../server/src/engine/engine.ts";
import { takeMarks } from "../../support/marks.ts";
import { read } from "./read.ts";

const key = "kms-key-policy";
const encryption = "s3-bucket-encryption";

/** What stands in one statement, with marks around the word that is pointed at. */
function inStatement(members: string): string {
  return `{"Statement":[{${members}}]}`;
}

function inRule(members: string): string {
  return `{"Rules":[{"ApplyServerSideEncryptionByDefault":{${members}}]}`;
}

const words: Readonly<Record<string, readonly [DocumentKind, string, RegExp]>> = {
  "an action": [key, inStatement('"Action":⟦"kms:Decrypt"⟧'), /uses the key.*kms:key.*-Decrypt\)/s],
  "an action in other case": [key, inStatement('"Action":["kms:Encrypt",⟦"KMS:decrypt"⟧]'), /kms:Decrypt/],
  "an action on the account": [key, inStatement('"Action":⟦"kms:ListKeys"⟧'), /on the account/],
  "an escalation": [key, inStatement('"Action":⟦"kms:PutKeyPolicy"⟧'), /rewrite the key policy/],
  rotation: [key, inStatement('"Action":⟦"kms:EnableKeyRotation"⟧'), /new material/],
  "a wildcard": [key, inStatement('"Action":⟦"kms:Create*"⟧'), /CreateGrant` ⚠ whoever/],
  "a wildcard with uses": [key, inStatement('"NotAction":⟦"kms:De*"⟧'), /kms:Decrypt` · uses the key/],
  "a wildcard for nothing": [key, inStatement('"Action":⟦"kms:Zebra*"⟧'), /0 actions/],
  "every action": [key, inStatement('"Action":⟦"*"⟧'), /and \d+ more/],
  "a bucket": [key, inStatement('"Resource":⟦"arn:aws:s3:::example"⟧'), /Region: none.*a bucket/s],
  "a key's ARN": [
    key,
    inStatement('"Resource":⟦"arn:aws:kms:eu-central-1:111122223333:key/mrk-1"⟧'),
    /Frankfurt.*multi-Region key/s,
  ],
  "an account": [
    key,
    inStatement('"Principal":{"AWS":⟦"arn:aws:iam::111122223333:root"⟧}'),
    /account itself/,
  ],
  "an element": [key, inStatement('⟦"Effect"⟧:"Deny"'), /Deny wins/],
  "an element without a value": [key, inStatement('⟦"Principal"⟧:'), /whose requests/],
  "a positive operator": [
    key,
    inStatement('"Condition":{⟦"StringEquals"⟧:{"aws:PrincipalArn":"x"}}'),
    /does not meet it/,
  ],
  "a negated operator": [
    key,
    inStatement('"Condition":{⟦"StringNotEquals"⟧:{"aws:PrincipalArn":"x"}}'),
    /key meets it/,
  ],
  "an operator with IfExists": [
    key,
    inStatement('"Condition":{⟦"ArnLikeIfExists"⟧:{"aws:PrincipalArn":"x"}}'),
    /key meets it/,
  ],
  ForAllValues: [
    key,
    inStatement('"Condition":{⟦"ForAllValues:StringLike"⟧:{"aws:TagKeys":"x"}}'),
    /key meets it/,
  ],
  ForAnyValue: [
    key,
    inStatement('"Condition":{⟦"ForAnyValue:StringNotLike"⟧:{"aws:TagKeys":"x"}}'),
    /does not meet it/,
  ],
  Null: [key, inStatement('"Condition":{⟦"Null"⟧:{"aws:PrincipalArn":"true"}}'), /wants it absent/],
  "a condition key": [
    key,
    inStatement('"Condition":{"Bool":{⟦"kms:GrantIsForAWSResource"⟧:true}}'),
    /true or false/,
  ],
  "a global key": [
    key,
    inStatement('"Condition":{"StringEquals":{⟦"aws:PrincipalTag/team"⟧:"x"}}'),
    /Global/,
  ],
  "SSE-KMS in a condition": [
    key,
    inStatement('"Condition":{"StringEquals":{"s3:x-amz-server-side-encryption":⟦"aws:kms"⟧}}'),
    /envelope/,
  ],
  "SSE-S3": [encryption, inRule('"SSEAlgorithm":⟦"AES256"⟧}'), /SSE-S3/],
  "DSSE-KMS": [encryption, inRule('"SSEAlgorithm":⟦"aws:kms:dsse"⟧}'), /two layers/],
  "the Bucket Key": [
    encryption,
    inRule('"SSEAlgorithm":"aws:kms"},⟦"BucketKeyEnabled"⟧:true'),
    /one short-lived key/,
  ],
};

describe("hover", () => {
  for (const [name, [kind, marked, expected]] of Object.entries(words)) {
    it(`explains ${name}, in whole and half-typed text`, () => {
      const { text, spans } = takeMarks(marked);
      const [span] = spans;
      assert.ok(span);
      // Without its end, the text is what somebody has typed so far.
      for (const typed of [text, text.slice(0, span.end)]) {
        const policy = read(typed, kind);
        for (const offset of [span.start, span.end - 1]) {
          const hover = hoverOf(policy, offset);
          assert.deepEqual(hover?.at, span, typed);
          assert.match(hover.markdown, expected);
        }
      }
    });
  }

  it("says nothing of what it does not know", () => {
    for (const members of ['"Action":⟦"kms:Zebra"⟧', '"Resource":⟦"x"⟧', '⟦"toString"⟧:1', '"Sid":⟦"x"⟧']) {
      const { text, spans } = takeMarks(inStatement(members));
      assert.equal(hoverOf(read(text, key), spans[0]?.start ?? 0), undefined, members);
    }
  });

  it("shows values as code that nothing in them can end", () => {
    assert.equal(toCode("a`b``c"), "``` a`b``c ```");
    assert.equal(toCode("a\nb"), "`a b`");
  });

  it("holds at every offset of every beginning of a document, and so do symbols", () => {
    const texts = Object.values(words).map(([kind, marked]) => ({ kind, text: takeMarks(marked).text }));
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), fc.nat(), ({ kind, text }, cut, at) => {
        const typed = text.slice(0, cut % (text.length + 1));
        const policy = read(typed, kind);
        const hover = hoverOf(policy, at % (typed.length + 1));
        const spans = [...(hover ? [hover.at] : []), ...symbolsOf(policy).map((symbol) => symbol.at)];
        return spans.every(({ start, end }) => 0 <= start && start < end && end <= typed.length);
      }),
    );
  });
});
