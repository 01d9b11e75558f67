import { hasWildcard } from "../../policy/glob.ts";
import { anyCharacter, freshCharacter, hasCharacter, intersect, type Characters } from "./characters.ts";

/** One step of a pattern: one character of a set or, where it repeats, any number of them. */
export interface Step {
  readonly of: Characters;
  readonly repeats: boolean;
}

/** A pattern for whole texts. Every kind of text comparison in IAM is one. */
export interface Pattern {
  readonly steps: readonly Step[];
  /** The one text that matches, where there is only one. */
  readonly onlyText: string | undefined;
  /** What every text that matches begins with, as far as that is plain without a look at the steps. */
  readonly beginning?: string;
}

/** How a text of a policy is read as a pattern. */
export interface Reading {
  /** Whether `*` and `?` are wildcards. */
  readonly wildcards: boolean;
  readonly ignoresCase?: boolean;
  /** What wildcards stand for; any character unless said otherwise. */
  readonly within?: Characters;
}

export const anyText: Pattern = { steps: [{ of: anyCharacter, repeats: true }], onlyText: undefined };

export function literal(text: string): Pattern {
  let steps: readonly Step[] | undefined;
  return {
    onlyText: text,
    // Most literals are only ever compared as a whole.
    get steps() {
      return (steps ??= text.split("").map(literalStep));
    },
  };
}

export function toPattern(
  text: string,
  { wildcards, ignoresCase = false, within = anyCharacter }: Reading,
): Pattern {
  if (!ignoresCase && !(wildcards && hasWildcard(text))) return literal(text);
  const toStep = (character: string): Step => {
    if (wildcards && character === "*") return { of: within, repeats: true };
    if (wildcards && character === "?") return { of: within, repeats: false };
    return ignoresCase ? { of: { only: casesOf(character) }, repeats: false } : literalStep(character);
  };
  return fromSteps(text.split("").map(toStep));
}

/** The steps for the characters of ASCII, which most patterns are made of. */
const asciiSteps = Array.from({ length: 128 }, (_, code): Step => ({
  of: { only: String.fromCharCode(code) },
  repeats: false,
}));

function literalStep(character: string): Step {
  return asciiSteps[character.charCodeAt(0)] ?? { of: { only: character }, repeats: false };
}

/** A character of a set, repeated so many times. */
export function characters(of: Characters, count: number): Pattern {
  return fromSteps(Array.from({ length: count }, () => ({ of, repeats: false })));
}

/** Any number of characters of a set. */
export function repeated(of: Characters): Pattern {
  return fromSteps([{ of, repeats: true }]);
}

/** One pattern behind the other. */
export function join(...patterns: readonly Pattern[]): Pattern {
  let steps: readonly Step[] | undefined;
  const firstOpen = patterns.findIndex(({ onlyText }) => onlyText === undefined);
  return {
    beginning: patterns
      .slice(0, Math.max(0, firstOpen))
      .map(({ onlyText }) => onlyText)
      .join(""),
    onlyText: patterns.every(({ onlyText }) => onlyText !== undefined)
      ? patterns.map(({ onlyText }) => onlyText).join("")
      : undefined,
    // Of the many shapes that a text may have, most are never looked at.
    get steps() {
      return (steps ??= patterns.flatMap((pattern) => pattern.steps));
    },
  };
}

/** The same pattern for texts that have only characters of a set. */
export function narrow({ steps }: Pattern, within: Characters): Pattern {
  return fromSteps(steps.map(({ of, repeats }) => ({ of: intersect(of, within), repeats })));
}

/** A short text that matches, with `filler` in the place of what may be any text. Undefined when a step allows no character. */
export function exampleOf({ steps }: Pattern, filler: string): string | undefined {
  let text = "";
  for (const { of, repeats } of steps) {
    if (repeats) text += "except" in of ? [...filler].filter((c) => hasCharacter(of, c)).join("") : "";
    else {
      const character = "only" in of ? of.only.charAt(0) : freshCharacter(of.except);
      if (character === "") return undefined;
      text += character;
    }
  }
  return text;
}

function fromSteps(steps: readonly Step[]): Pattern {
  return { steps, onlyText: onlyTextOf(steps) };
}

function onlyTextOf(steps: readonly Step[]): string | undefined {
  let text = "";
  for (const { of, repeats } of steps) {
    if (repeats || !("only" in of) || of.only.length !== 1) return undefined;
    text += of.only;
  }
  return text;
}

function casesOf(character: string): string {
  return [...new Set([character, character.toLowerCase(), character.toUpperCase()])]
    .filter((form) => form.length === 1 && form.toLowerCase() === character.toLowerCase())
    .join("");
}
