/** Yes, no, or undecided: AWS does not document it, or the policy does not say enough. */
export type Truth = boolean | Doubt;

/** Why something cannot be decided, as a whole sentence. */
export interface Doubt {
  readonly doubt: string;
}

export function isDoubt(truth: Truth): truth is Doubt {
  return typeof truth === "object";
}

/** True when all are; false as soon as one is, whatever the doubtful ones may be. */
export function allOf(truths: Iterable<Truth>): Truth {
  let doubt: Doubt | undefined;
  for (const truth of truths) {
    if (truth === false) return false;
    if (isDoubt(truth)) doubt ??= truth;
  }
  return doubt ?? true;
}

/** True as soon as one is, whatever the doubtful ones may be. */
export function anyOf(truths: Iterable<Truth>): Truth {
  let doubt: Doubt | undefined;
  for (const truth of truths) {
    if (truth === true) return true;
    if (isDoubt(truth)) doubt ??= truth;
  }
  return doubt ?? false;
}

export function not(truth: Truth): Truth {
  return isDoubt(truth) ? truth : !truth;
}
