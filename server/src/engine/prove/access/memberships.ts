import type { Condition, Policy, Statement } from "../../policy/policy.ts";
import { callerPartsOf } from "./callerParts.ts";
import { callersOf } from "./keyCallers.ts";
import type { KeyPrincipal } from "./keyPrincipals.ts";
import { mayExist } from "./keyQuestions.ts";

/**
 * Whether one and the same member of a group can be meant by all of some statements for everyone. Adversarial
 * policies ask this thousands of times: beyond a limit the answer is no, so that nobody is accused of anything.
 */
export function haveOneMember(
  policy: Policy,
  group: KeyPrincipal,
  statements: readonly Statement[],
): boolean {
  return policy.once(newPairs).of(group, statements, () => isOneMember(policy, group, statements));
}

function isOneMember(policy: Policy, group: KeyPrincipal, statements: readonly Statement[]): boolean {
  const { membership } = group;
  const own = membership === undefined ? [] : [membership];
  const parts = statements
    .filter(({ node }) => node !== membership?.node)
    .flatMap((statement) => policy.once(callerPartsOf).get(statement) ?? [])
    .filter(({ conditions }) => conditions.length > 0);
  const all = [...own, ...new Set(parts)];
  if (all.length < 2) return true;
  const budget = policy.once(newBudget);
  if (!budget.compare() || areDisjoint(all) || !budget.search()) return false;
  return mayExist(policy, { action: ANY_ACTION, callers: callersOf(policy, group), allOf: all, noneOf: [] });
}

interface Pairs {
  of(group: KeyPrincipal, statements: readonly Statement[], decide: () => boolean): boolean;
}

/** Answers that are asked for again, for each kind of actions. */
function newPairs(): Pairs {
  const known = new Map<KeyPrincipal, Map<string, boolean>>();
  return {
    of(group, statements, decide) {
      const ofGroup = known.get(group) ?? new Map<string, boolean>();
      known.set(group, ofGroup);
      const name = statements.map(({ index }) => index).join();
      const answer = ofGroup.get(name) ?? decide();
      ofGroup.set(name, answer);
      return answer;
    },
  };
}

/** Every caller part covers it. */
const ANY_ACTION = "kms:DescribeKey";

/** What looking at the groups of one policy may cost at most; a search costs as much as many comparisons. */
const MOST_EFFORT = 6_000;
const COMPARISON = 1;
const SEARCH = 50;

/** What is left to be spent on the groups of a policy. */
export interface Budget {
  /** Whether there was enough left. */
  compare(): boolean;
  search(): boolean;
}

export function newBudget(): Budget {
  let left = MOST_EFFORT;
  const spend = (cost: number): boolean => (left -= cost) >= 0;
  return { compare: () => spend(COMPARISON), search: () => spend(SEARCH) };
}

/** Whether two of the statements, which are caller parts, ask one key for values of which none fits both by how they begin or end. */
function areDisjoint(statements: readonly Statement[]): boolean {
  const conditions = statements.flatMap((statement) => statement.conditions.filter(isForValues));
  return conditions.some((left, index) =>
    conditions.slice(index + 1).some((right) => {
      if (left.key.value.toLowerCase() !== right.key.value.toLowerCase()) return false;
      return left.values.every((a) => right.values.every((b) => differ(a.value, b.value)));
    }),
  );
}

/** Whether a condition on one value holds only for those that it lists. */
function isForValues({ operator, values }: Condition): boolean {
  const { base, ifExists, qualifier } = operator;
  const isSensitive = /^(?:String(?:Equals|Like)|Arn(?:Equals|Like))$/.test(base);
  return (
    isSensitive && !ifExists && qualifier === undefined && !values.some(({ value }) => value.includes("${"))
  );
}

/** Compares what stands before the first wildcard and behind the last one; without any, that is the whole text. */
function differ(left: string, right: string): boolean {
  const start = Math.min(startOf(left), startOf(right));
  const end = Math.min(endOf(left), endOf(right));
  return (
    left.slice(0, start) !== right.slice(0, start) ||
    left.slice(left.length - end) !== right.slice(right.length - end)
  );
}

/** How many characters stand before the first wildcard. */
function startOf(pattern: string): number {
  const start = pattern.search(/[*?]/);
  return start < 0 ? pattern.length : start;
}

/** How many stand behind the last one. */
function endOf(pattern: string): number {
  return pattern.length - 1 - Math.max(pattern.lastIndexOf("*"), pattern.lastIndexOf("?"));
}
