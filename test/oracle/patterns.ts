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
  const text = constantIn(cells);
  if (text !== undefined) return toRegExp(pattern).test(text);
  const reached = Array.from<Formula>({ length: pattern.length + 1 }).fill(false);
  reached[0] = true;
  skipRepeats(formulas, pattern, reached);
  for (const cell of cells) if (!advance(formulas, pattern, reached, cell)) return false;
  return reached[pattern.length] ?? false;
}

/** The only text that cells may be; undefined when they vary. */
function constantIn(cells: Cells): string | undefined {
  let text = "";
  for (const { isThere, character } of cells) {
    if (isThere !== true || typeof character !== "string") return undefined;
    text += character;
  }
  return text;
}

function toRegExp(pattern: Pattern): RegExp {
  const steps = pattern.map(({ character, repeats = false, stopsAtColon = false, ignoresCase = false }) => {
    if (character === undefined) return `${stopsAtColon ? "[^:]" : "."}${repeats ? "*" : ""}`;
    const forms = ignoresCase ? character.toLowerCase() + character.toUpperCase() : character;
    return `[${forms.replace(/[\\\]^-]/g, "\\$&")}]`;
  });
  return new RegExp(`^${steps.join("")}$`, "s");
}

/** Takes the places one character further, and says whether any is left. */
function advance(formulas: Formulas, pattern: Pattern, reached: Formula[], cell: Cell): boolean {
  const isMissing = formulas.not(cell.isThere);
  const before = [...reached];
  for (let place = pattern.length; place >= 0; place--) {
    const stays = through(formulas, pattern[place], before[place], cell, true);
    const comes = through(formulas, pattern[place - 1], before[place - 1], cell, false);
    reached[place] = formulas.or(stays, comes);
  }
  skipRepeats(formulas, pattern, reached);
  for (const [place, after] of reached.entries())
    reached[place] = formulas.or(
      formulas.and(cell.isThere, after),
      formulas.and(isMissing, before[place] ?? false),
    );
  return reached.some((formula) => formula !== false);
}

/** Whether a step takes the character. What is out of reach anyway needs no look at it. */
function through(
  formulas: Formulas,
  step: Step | undefined,
  before: Formula | undefined,
  cell: Cell,
  repeats: boolean,
): Formula {
  if (before === false || before === undefined || step === undefined) return false;
  if ((step.repeats ?? false) !== repeats) return false;
  return formulas.and(before, accepts(formulas, step, cell));
}

/** A step that repeats may as well match nothing. */
function skipRepeats(formulas: Formulas, pattern: Pattern, reached: Formula[]): void {
  for (const [place, { repeats = false }] of pattern.entries())
    if (repeats) reached[place + 1] = formulas.or(reached[place + 1] ?? false, reached[place] ?? false);
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
