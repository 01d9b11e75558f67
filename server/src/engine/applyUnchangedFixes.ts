import { analyze, type Analysis, type SeverityOverrides, type Source } from "./engine.ts";
import type { Finding, Fix } from "./lint/rule.ts";
import { applyEdits } from "./tree/edits.ts";
import { touches } from "./tree/node.ts";
import { parseTree } from "./tree/parse.ts";

export interface FixedText {
  readonly text: string;
  /** How many fixes were applied. */
  readonly count: number;
}

/** One fix may bring another to light. Rules whose fixes undo each other would go on for ever. */
const MAX_ROUNDS = 10;

/** The findings of an analysis that somebody wants to hear of. */
export type Choice = (analysis: Analysis) => readonly Finding[];

/**
 * Applies every fix that leaves access as it is, the first of each finding that is chosen, until none is left.
 * A text that is none of ours, or that is not JSON, comes back as it was.
 */
export function applyUnchangedFixes(
  source: Source,
  overrides: SeverityOverrides = {},
  choice: Choice = ({ findings }) => findings,
): FixedText {
  let fixed: FixedText = { text: source.text, count: 0 };
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const fixes = fixesToApply({ ...source, text: fixed.text }, overrides, choice);
    if (fixes.length === 0) break;
    const edits = fixes.flatMap((fix) => fix.edits);
    const text = applyEdits(fixed.text, edits);
    if (text === fixed.text || parseTree(text).errors.length > 0) break;
    fixed = { text, count: fixed.count + fixes.length };
  }
  return fixed;
}

/** Fixes that do not touch one another. What one of them puts off is looked at again in the next round. */
function fixesToApply(source: Source, overrides: SeverityOverrides, choice: Choice): readonly Fix[] {
  const analysis = analyze(source, overrides);
  const chosen: Fix[] = [];
  for (const finding of analysis === undefined ? [] : choice(analysis)) {
    const fix = finding.fixes().find(({ access }) => access === "unchanged");
    if (fix === undefined || chosen.some((other) => touch(fix, other))) continue;
    chosen.push(fix);
  }
  return chosen;
}

/** Edits that meet at one offset count too: two findings may ask for the same insertion. */
function touch(a: Fix, b: Fix): boolean {
  return a.edits.some((one) => b.edits.some((other) => touches(one, other)));
}
