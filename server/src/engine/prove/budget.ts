/**
 * What may still be spent on one group of questions about a policy. Adversarial policies of legal size make hundreds of
 * searches costly; whatever is asked beyond the budget has no answer. It counts work and not time, so that a policy
 * always gets the same answers.
 */
export interface Budget {
  /** In steps: a step compares a pattern with a character, or is about as much work. Below zero when all is spent. */
  left: number;
}

/** More than policies in earnest need, and well below a tenth of a second. */
const MOST_STEPS = 400_000;

/** A whole budget, or one of so many parts of it. */
export function newBudget(parts = 1): Budget {
  return { left: MOST_STEPS / parts };
}

/** Something found out, and what that took. */
export interface Finding<Value> {
  readonly value: Value;
  readonly cost: number;
  /** The budgets that were charged for it: what others found out costs each of them as much, so that no order matters. */
  readonly paidBy: Set<Budget>;
}

/** Finds something out once for all budgets. Undefined where this one does not suffice for it. */
export function findOnce<Key, Value>(
  known: Map<Key, Finding<Value>>,
  key: Key,
  budget: Budget,
  find: (meter: Budget) => Value,
): Finding<Value> | undefined {
  let found = known.get(key);
  if (found?.paidBy.has(budget)) return found;
  if (budget.left < 0) return undefined;
  if (found === undefined) {
    const meter = { left: budget.left };
    const value = find(meter);
    found = { value, cost: budget.left - meter.left, paidBy: new Set() };
    // What was broken off is no finding for those who can afford more.
    if (meter.left >= 0) known.set(key, found);
  }
  budget.left -= found.cost;
  if (budget.left < 0) return undefined;
  found.paidBy.add(budget);
  return found;
}
