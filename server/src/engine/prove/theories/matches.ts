import { hasCharacter } from "./characters.ts";
import type { Pattern, Step } from "./pattern.ts";

/** Whether a text matches a pattern. Never exponential: nothing is tried twice at the same place behind a wildcard. */
export function matches(pattern: Pattern, text: string): boolean {
  return pattern.onlyText === undefined
    ? matchesFrom(pattern.steps, 0, text, 0, new Set())
    : pattern.onlyText === text;
}

/** Whether the text from `at` on matches the steps from `first` on. */
function matchesFrom(steps: readonly Step[], first: number, text: string, at: number, failed: Set<number>): boolean {
  let end = at;
  for (let index = first; index < steps.length; index++) {
    const step = steps[index];
    if (step === undefined) return false;
    if (step.repeats) return matchesRepeated(step, steps, index, text, end, failed);
    if (end === text.length || !hasCharacter(step.of, text.charAt(end))) return false;
    end++;
  }
  return end === text.length;
}

function matchesRepeated(
  { of }: Step,
  steps: readonly Step[],
  index: number,
  text: string,
  at: number,
  failed: Set<number>,
): boolean {
  const place = index * (text.length + 1) + at;
  if (failed.has(place)) return false;
  for (let end = at; ; end++) {
    if (matchesFrom(steps, index + 1, text, end, failed)) return true;
    if (end === text.length || !hasCharacter(of, text.charAt(end))) break;
  }
  failed.add(place);
  return false;
}
