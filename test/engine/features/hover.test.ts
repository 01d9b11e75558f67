import assert from "node:assert/strict";
import fc from "fast-check";
import { hoverOf } from "../../../server/src/engine/features/hover/hover.ts";
import { symbolsOf } from "../../../server/src/engine/features/symbols.ts";
import { toCode } from "../../../server/src/engine/features/hover/markdown.ts";
import { documentKinds } from "../../../server/src/engine/engine.ts";
import { inStatement } from "../../support/completionPlaces.ts";
import {
  brokenHovers,
  bucketPolicyHovers,
  encryptionHovers,
  keyPolicyHovers,
} from "../../lsp/hoverPlaces.ts";
import { takeMarks } from "../../support/marks.ts";
import { read } from "./read.ts";

const key = "kms-key-policy";

const texts = [keyPolicyHovers, bucketPolicyHovers, encryptionHovers, brokenHovers].flatMap((places) =>
  Object.values(places).map(([marked]) => takeMarks(marked).text),
);

describe("hover", () => {
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
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.constantFrom(...documentKinds),
        fc.nat(),
        fc.nat(),
        (text, kind, cut, at) => {
          const typed = text.slice(0, cut % (text.length + 1));
          const policy = read(typed, kind);
          const hover = hoverOf(policy, at % (typed.length + 1));
          const spans = [...(hover ? [hover.at] : []), ...symbolsOf(policy).map((symbol) => symbol.at)];
          return spans.every(({ start, end }) => 0 <= start && start < end && end <= typed.length);
        },
      ),
    );
  });
});
