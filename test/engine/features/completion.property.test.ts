import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { completionsAt } from "../../../server/src/engine/features/completion/completion.ts";
import { explain } from "../../../server/src/engine/features/completion/explain.ts";
import { readPolicy } from "../../../server/src/engine/policy/readPolicy.ts";
import type { DocumentKind } from "../../../server/src/engine/engine.ts";
import { namesIn } from "../../../server/src/engine/set/knownNames.ts";
import { applyEdits } from "../../../server/src/engine/tree/edits.ts";
import { readDraft } from "../../../server/src/engine/tree/draft.ts";
import { parseTree } from "../../../server/src/engine/tree/parse.ts";
import { toJson } from "../../../server/src/engine/tree/toJson.ts";

const encryption = `{
  "Rules": [{ "ApplyServerSideEncryptionByDefault": { "SSEAlgorithm": "aws:kms" }, "BucketKeyEnabled": true }]
}`;
const fixtures: readonly (readonly [DocumentKind, string])[] = [
  ["kms-key-policy", readFileSync("test/fixtures/many-forms.key-policy.json", "utf8")],
  ["s3-bucket-policy", readFileSync("test/fixtures/many-forms.bucket-policy.json", "utf8")],
  ["s3-bucket-encryption", encryption],
];

/** Holds what is true of every offer at an offset of any text. */
function holdAt(kind: DocumentKind, text: string, offset: number): void {
  const policy = readPolicy(parseTree(text), kind);
  for (const takesSnippets of [true, false])
    for (const { edit, comma, filter, label } of completionsAt(policy, offset, namesIn(text), {
      takesSnippets,
    })) {
      assert.ok(
        0 <= edit.start && edit.start <= offset && offset <= edit.end && edit.end <= text.length,
        label,
      );
      assert.ok(!text.slice(edit.start, edit.end).includes("\n"), "an edit of several lines");
      assert.ok(filter.length >= Math.min(1, offset - edit.start), label);
      applyEdits(text, comma === undefined ? [edit] : [comma, edit]);
    }
}

describe("completion", () => {
  it("holds at every offset of every beginning of a document", () => {
    for (let end = 0; end <= encryption.length; end += 3)
      for (let offset = 0; offset <= end; offset += 1 + (end % 5))
        holdAt("s3-bucket-encryption", encryption.slice(0, end), offset);
    fc.assert(
      fc.property(fc.constantFrom(...fixtures), fc.nat(), fc.nat(), ([kind, text], cut, at) => {
        const typed = text.slice(0, cut % (text.length + 1));
        holdAt(kind, typed, at % (typed.length + 1));
        holdAt(kind, typed, typed.length);
      }),
    );
  });

  it("holds in documents of which a part was cut out", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...fixtures),
        fc.nat(),
        fc.nat(40),
        fc.nat(),
        ([kind, text], start, length, at) => {
          const from = start % text.length;
          const left = text.slice(0, from) + text.slice(from + length);
          holdAt(kind, left, at % (left.length + 1));
          holdAt(kind, left, from);
        },
      ),
    );
  });

  it("holds in any text", () => {
    const pieces = fc.constantFrom(
      ...'{}[]:,"\\/* \n',
      '"Statement"',
      '"Action":',
      "true",
      "//",
      "kms:",
      "arn:",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), fc.nat(), (parts, at) => {
        const text = parts.join("");
        holdAt("kms-key-policy", text, at % (text.length + 1));
      }),
    );
  });

  it("reads whole documents as they are", () => {
    for (const [, text] of fixtures) {
      const { root } = readDraft(text, 0);
      assert.deepEqual(root && toJson(root), JSON.parse(text));
    }
  });

  it("explains whatever it offers, and nothing that it does not know", () => {
    assert.match(explain("pattern", "kms:Describe*") ?? "", /stands for/);
    assert.match(explain("operator", "ArnLikeIfExists") ?? "", /key meets it/);
    assert.match(explain("key", "aws:PrincipalTag/") ?? "", /a text/);
    assert.match(explain("element", "Effect") ?? "", /Deny wins/);
    assert.match(explain("value", "AES256") ?? "", /SSE-S3/);
    assert.equal(explain("arn", "arn:"), undefined);
  });
});
