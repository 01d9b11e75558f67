import type { Formula, Formulas } from "./formulas.ts";

/** One character of a text that may be shorter: a constant, or a variable of eight bits. */
export interface Cell {
  readonly isThere: Formula;
  readonly character: string | { readonly variable: string; readonly alphabet: string };
}

/** What a text may be; absent cells are skipped. */
export type Cells = readonly Cell[];

/** The value of one condition key in requests: at most one alternative holds; none, when the key is absent. */
export interface Text {
  readonly alternatives: readonly { readonly when: Formula; readonly cells: Cells }[];
  /** When neither value nor absence is documented. */
  readonly isUnknown: Formula;
}

export const absent: Text = { alternatives: [], isUnknown: false };

export function constant(text: string): Cells {
  return [...text].map((character) => ({ isThere: true, character }));
}

/** A text that is always there. */
export function given(cells: Cells): Text {
  return { alternatives: [{ when: true, cells }], isUnknown: false };
}

/** One of several constants, or absent, as the solver likes. */
export function oneOf(formulas: Formulas, values: readonly string[]): Text {
  const choice = formulas.declare("(_ BitVec 8)");
  return {
    alternatives: values.map((value, index) => ({
      when: formulas.term(`(= ${choice} ${byte(index)})`),
      cells: constant(value),
    })),
    isUnknown: false,
  };
}

/** Some characters of an alphabet, written as ranges: "a-z", "0-9". */
export function anyCharacters(
  formulas: Formulas,
  alphabet: string,
  { min, max }: { readonly min: number; readonly max: number },
): Cells {
  let isThere: Formula = true;
  return Array.from({ length: max }, (_, index) => {
    if (index >= min) isThere = formulas.and(isThere, formulas.declare("Bool"));
    return { isThere, character: anyCharacter(formulas, alphabet) };
  });
}

function anyCharacter(formulas: Formulas, alphabet: string): Cell["character"] {
  const variable = formulas.declare("(_ BitVec 8)");
  formulas.assume(isWithin(formulas, variable, alphabet));
  return { variable, alphabet };
}

/** Whether the character of a variable is one of an alphabet. */
export function isWithin(formulas: Formulas, variable: string, alphabet: string): Formula {
  const ranges = [...alphabet.matchAll(/(.)-(.)|(.)/gs)].map(([, from, to, single = ""]) =>
    formulas.term(
      `(and (bvule ${code(from ?? single)} ${variable}) (bvule ${variable} ${code(to ?? single)}))`,
    ),
  );
  return formulas.or(...ranges);
}

/** Whether the character of a cell is this one. */
export function isCharacter(formulas: Formulas, { character }: Cell, wanted: string): Formula {
  if (typeof character === "string") return character === wanted;
  if (!isIn(wanted, character.alphabet)) return false;
  return formulas.term(`(= ${character.variable} ${code(wanted)})`);
}

function isIn(character: string, alphabet: string): boolean {
  return [...alphabet.matchAll(/(.)-(.)|(.)/gs)].some(
    ([, from, to, single = ""]) => (from ?? single) <= character && character <= (to ?? single),
  );
}

function code(character: string): string {
  return byte(character.charCodeAt(0));
}

function byte(number: number): string {
  return `#x${number.toString(16).padStart(2, "0")}`;
}
