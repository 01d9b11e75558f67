import { hasCharacter } from "./characters.ts";
import type { Pattern, Step } from "./pattern.ts";

/** Whether a text matches a pattern. Never exponential: nothing is tried twice at the same place behind a wildcard. */
export function matches(pattern: Pattern, text: string): boolean {
  if (pattern.onlyText !== undefined) return pattern.onlyText === text;
  if (pattern.beginning !== undefined && !text.startsWith(pattern.beginning)) return false;
  return matchesFrom({ steps: pattern.steps, text, failed: new Set() }, 0, 0);
}

interface Comparison {
  readonly steps: readonly Step[];
  readonly text: string;
  /** Where a repeated step was tried in vain: its index times the number of places in the text, and the place. */
  readonly failed: Set<number>;
}

/** Whether the text from `at` on matches the steps from `first` on. */
function matchesFrom(comparison: Comparison, first: number, at: number): boolean {
  const { steps, text } = comparison;
  let end = at;
  for (let index = first; index < steps.length; index++) {
    const step = steps[index];
    if (step === undefined) return false;
    if (step.repeats) return matchesRepeated(comparison, step, index, end);
    if (end === text.length || !hasCharacter(step.of, text.charAt(end))) return false;
    end++;
  }
  return end === text.length;
}

function matchesRepeated(comparison: Comparison, { of }: Step, index: number, at: number): boolean {
  const { text, failed } = comparison;
  const place = index * (text.length + 1) + at;
  if (failed.has(place)) return false;
  for (let end = at; ; end++) {
    if (matchesFrom(comparison, index + 1, end)) return true;
    if (end === text.length || !hasCharacter(of, text.charAt(end))) break;
  }
  failed.add(place);
  return false;
}
