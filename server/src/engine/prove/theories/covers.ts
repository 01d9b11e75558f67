import { isPartOf } from "./characters.ts";
import type { Pattern } from "./pattern.ts";
import { settle } from "./automaton.ts";

/**
 * Whether a pattern matches every text that another one matches. Where it answers no, that may still be so:
 * it is a quick look that spares most searches.
 */
export function covers(wide: Pattern, narrow: Pattern): boolean {
  let progress = settle(wide.steps, [0]);
  for (const { of, repeats } of narrow.steps) {
    const next: number[] = [];
    for (const index of progress) {
      const step = wide.steps[index];
      if (step === undefined || !isPartOf(of, step.of)) continue;
      // What may be any number of characters is only met by a step that takes any number of them.
      if (step.repeats) next.push(index);
      else if (!repeats) next.push(index + 1);
    }
    if (next.length === 0) return false;
    progress = settle(wide.steps, next);
  }
  return progress[progress.length - 1] === wide.steps.length;
}
