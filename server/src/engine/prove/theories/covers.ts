import { isAny, isPartOf } from "./characters.ts";
import type { Pattern, Step } from "./pattern.ts";

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

/** Adds the steps behind those that may match nothing, and drops what a later wildcard covers. */
function settle(steps: readonly Step[], indices: readonly number[]): readonly number[] {
  let reached: number[] = [];
  let last = -1;
  for (const start of indices) {
    // The indices ascend, so that one which was passed already has nothing new behind it.
    let index = start;
    while (index > last) {
      const step = steps[index];
      // Whatever still matches from before a wildcard for any text also matches from that wildcard on.
      if (step?.repeats && isAny(step.of)) reached = [];
      reached.push(index);
      last = index;
      if (step?.repeats) index++;
    }
  }
  return reached;
}
