import assert from "node:assert/strict";
import { applyEdits, type DocumentKind } from "../../../../server/src/engine/engine.ts";
import type { Refactoring } from "../../../../server/src/engine/features/refactorings/refactoring.ts";
import { rewritesAt } from "../../../../server/src/engine/features/refactorings/rewrites.ts";
import { takeMarks } from "../../../support/marks.ts";
import { read } from "../read.ts";

export interface RewriteCase {
  /** A text with ⟦ ⟧ around what is selected. */
  readonly before: string;
  /** The text that is left. Undefined where nothing is offered. */
  readonly after?: string;
  readonly title?: string;
  readonly kind?: DocumentKind;
}

/** Declares a test for each case of the rewrite whose titles begin with that word. */
export function testRewrites(verb: string, cases: Readonly<Record<string, RewriteCase>>): void {
  for (const [name, { before, after, title, kind = "kms-key-policy" }] of Object.entries(cases)) {
    it(`${after === undefined ? "offers nothing for" : "rewrites"} ${name}`, () => {
      const { text, spans } = takeMarks(before);
      const [at] = spans;
      assert(at !== undefined, "nothing is marked");
      const offered = rewritesAt(read(text, kind), at).filter((each) => each.title.startsWith(verb));
      assert(offered.length <= 1, "one at most");
      assert.equal(leaves(text, offered[0]), after);
      if (title !== undefined) assert.equal(offered[0]?.title, title);
    });
  }
}

/** The text that a refactoring leaves. */
export function leaves(text: string, refactoring: Refactoring | undefined): string | undefined {
  return refactoring && applyEdits(text, refactoring.edits);
}
