import type { Formula, Formulas } from "./formulas.ts";

/** When something certainly holds, and when it may: in between AWS's documentation leaves it open. */
export interface Truth {
  readonly surely: Formula;
  readonly possibly: Formula;
}

export const open: Truth = { surely: false, possibly: true };

export function certain(formula: Formula): Truth {
  return { surely: formula, possibly: formula };
}

export function both(formulas: Formulas, truths: readonly Truth[]): Truth {
  return {
    surely: formulas.and(...truths.map(({ surely }) => surely)),
    possibly: formulas.and(...truths.map(({ possibly }) => possibly)),
  };
}

export function either(formulas: Formulas, truths: readonly Truth[]): Truth {
  return {
    surely: formulas.or(...truths.map(({ surely }) => surely)),
    possibly: formulas.or(...truths.map(({ possibly }) => possibly)),
  };
}

export function opposite(formulas: Formulas, { surely, possibly }: Truth): Truth {
  return { surely: formulas.not(possibly), possibly: formulas.not(surely) };
}
