import type { Formula, Formulas } from "./formulas.ts";
import { isCharacter, type Cell, type Cells } from "./texts.ts";

/** A step of a pattern. A step that repeats matches any number of characters. */
interface Step {
  /** Undefined for any character. */
  readonly character?: string;
  readonly repeats?: boolean;
  /** Whether a wildcard stops at a colon. */
  readonly stopsAtColon?: boolean;
  readonly ignoresCase?: boolean;
}

export type Pattern = readonly Step[];

/** Exactly this text. */
export function exactly(text: string, { ignoresCase = false } = {}): Pattern {
  return [...text].map((character) => ({ character, ignoresCase }));
}

/** A text in which `*` is any text and `?` any one character. */
export function glob(text: string, { stopsAtColon = false } = {}): Pattern {
  return [...text].map((character) => {
    if (character === "*") return { repeats: true, stopsAtColon };
    return character === "?" ? { stopsAtColon } : { character };
  });
}

/** An ARN in six parts, each a pattern by itself; undefined when the text has fewer. */
export function arnGlob(text: string): Pattern | undefined {
  const parts = text.split(":");
  if (parts[0] !== "arn" || parts.length < 6) return undefined;
  const head = parts.slice(0, 5).flatMap((part) => [...glob(part, { stopsAtColon: true }), ...exactly(":")]);
  return [...head, ...glob(parts.slice(5).join(":"))];
}

/** Whether a text matches a pattern as a whole: the places that matching can have got to, character by character. */
export function matches(formulas: Formulas, cells: Cells, pattern: Pattern): Formula {
  let reached: readonly Formula[] = skipRepeats(formulas, pattern, [true]);
  for (const cell of cells) {
    const next = skipRepeats(formulas, pattern, advance(formulas, pattern, reached, cell));
    const { isThere } = cell;
    const isMissing = formulas.not(isThere);
    reached = next.map((after, place) =>
      formulas.or(formulas.and(isThere, after), formulas.and(isMissing, reached[place] ?? false)),
    );
  }
  return reached[pattern.length] ?? false;
}

function advance(
  formulas: Formulas,
  pattern: Pattern,
  reached: readonly Formula[],
  cell: Cell,
): readonly Formula[] {
  const through = (place: number, repeats: boolean): Formula => {
    const [step, before] = [pattern[place], reached[place] ?? false];
    // What is out of reach anyway needs no look at the character.
    if (before === false || step === undefined || (step.repeats ?? false) !== repeats) return false;
    return formulas.and(before, accepts(formulas, step, cell));
  };
  return Array.from({ length: pattern.length + 1 }, (_, place) =>
    formulas.or(through(place, true), through(place - 1, false)),
  );
}

/** A step that repeats may as well match nothing. */
function skipRepeats(formulas: Formulas, pattern: Pattern, reached: readonly Formula[]): readonly Formula[] {
  const all: Formula[] = [];
  for (let place = 0; place <= pattern.length; place++) {
    const isSkipped = pattern[place - 1]?.repeats === true && (all[place - 1] ?? false);
    all.push(formulas.or(reached[place] ?? false, isSkipped));
  }
  return all;
}

function accepts(formulas: Formulas, step: Step, cell: Cell): Formula {
  const { character, stopsAtColon = false, ignoresCase = false } = step;
  if (character === undefined) return !stopsAtColon || formulas.not(isCharacter(formulas, cell, ":"));
  if (!ignoresCase) return isCharacter(formulas, cell, character);
  return formulas.or(
    isCharacter(formulas, cell, character.toLowerCase()),
    isCharacter(formulas, cell, character.toUpperCase()),
  );
}
