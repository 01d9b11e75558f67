import { hasCharacter, type Characters } from "./characters.ts";
import type { Pattern, Step } from "./pattern.ts";

/**
 * How far a pattern may have matched the text so far: the indices of the steps that may come next, ascending;
 * the number of steps where it may be complete. Empty when nothing that follows can make it match.
 */
export type Progress = readonly number[];

export function begin({ steps }: Pattern): Progress {
  return settle(steps, [0]);
}

/** The progress after one more character. */
export function advance({ steps }: Pattern, progress: Progress, character: string): Progress {
  const next: number[] = [];
  for (const index of progress) {
    const step = steps[index];
    if (step !== undefined && hasCharacter(step.of, character)) next.push(step.repeats ? index : index + 1);
  }
  return next.length === 0 ? next : settle(steps, next);
}

export function isComplete({ steps }: Pattern, progress: Progress): boolean {
  return progress[progress.length - 1] === steps.length;
}

/** Adds the steps behind those that may match nothing, and drops what a later wildcard covers. */
export function settle(steps: readonly Step[], indices: readonly number[]): Progress {
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

function isAny(set: Characters): boolean {
  return "except" in set && set.except === "";
}
