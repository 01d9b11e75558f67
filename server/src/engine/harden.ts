import { analyze, type Analysis, type Fix, type Source } from "./engine.ts";
import { bindToBucket } from "./features/bindToBucket.ts";
import { changeInParts, type ChangeInParts } from "./features/changeInWords.ts";
import { isReadable } from "./features/codeLens.ts";
import { nameOfStatement } from "./features/nameOfStatement.ts";
import type { Policy } from "./policy/policy.ts";
import { differenceOf } from "./prove/difference.ts";
import { applyEdits } from "./tree/edits.ts";

/** A policy with the gaps closed that can be closed without asking, and what that does to access. */
export interface Hardening {
  readonly text: string;
  /** The titles of what was done, in this order; none where there is nothing to do. */
  readonly steps: readonly string[];
  readonly newlyStopped: readonly ChangeInParts[];
  /** Nothing is meant to be let through newly, but what is proved is what is shown. */
  readonly newlyAllowed: readonly ChangeInParts[];
  /** What could not be found out, a sentence each. */
  readonly undecided: readonly string[];
}

/** Each step closes a gap for good, so that there are hardly ever more than a few. */
const MOST_STEPS = 50;

/**
 * Applies what narrows access until none of it is left: fixes of findings, and the bond of a key's use to the bucket of
 * its set. A step that brings an error or a warning about is left out. Undefined for what is no policy, or half typed. The
 * check has only the findings that count.
 */
export function harden(
  source: Source,
  check: (source: Source) => Analysis | undefined = analyze,
): Hardening | undefined {
  const before = check(source);
  if (before === undefined || before.kind === "s3-bucket-encryption" || !isReadable(before.policy))
    return undefined;
  const steps: string[] = [];
  const refused = new Set<string>();
  let current = before;
  while (steps.length < MOST_STEPS) {
    const step = nextStep(current, refused, (text) => check({ ...source, text, known: undefined }));
    if (step === undefined) break;
    steps.push(step.title);
    current = step.after;
  }
  return { text: current.policy.tree.text, steps, ...changeOfAccess(before.policy, current.policy) };
}

interface Step {
  readonly title: string;
  readonly after: Analysis;
}

/** The first candidate that does no harm. Those that do are not tried again. */
function nextStep(
  before: Analysis,
  refused: Set<string>,
  analyzeText: (text: string) => Analysis | undefined,
): Step | undefined {
  for (const { title, edits } of candidatesFor(before)) {
    if (refused.has(title)) continue;
    // Whatever is done is done once: the same title again would be for ever.
    refused.add(title);
    const after = analyzeText(applyEdits(before.policy.tree.text, edits));
    if (after !== undefined && isReadable(after.policy) && isNoWorse(before, after)) return { title, after };
  }
  return undefined;
}

function* candidatesFor({ findings, policy }: Analysis): Iterable<Fix> {
  for (const { fixes } of findings)
    yield* fixes().filter(({ access, elsewhere }) => access === "narrower" && elsewhere === undefined);
  yield* bindToBucket(policy);
}

/** Whether no rule finds more errors and warnings than before: nobody is locked out, nothing is left to fill in. */
function isNoWorse(before: Analysis, after: Analysis): boolean {
  const [faultsBefore, faultsAfter] = [faultsOf(before), faultsOf(after)];
  return [...faultsAfter].every(([rule, count]) => count <= (faultsBefore.get(rule) ?? 0));
}

function faultsOf({ findings }: Analysis): ReadonlyMap<string, number> {
  const faults = new Map<string, number>();
  for (const { rule, severity } of findings)
    if (severity === "error" || severity === "warning") faults.set(rule, (faults.get(rule) ?? 0) + 1);
  return faults;
}

function changeOfAccess(
  older: Policy,
  newer: Policy,
): Pick<Hardening, "newlyStopped" | "newlyAllowed" | "undecided"> {
  const { newlyStopped, newlyAllowed, undecided } = differenceOf(older, newer);
  return {
    newlyStopped: newlyStopped.map(changeInParts),
    newlyAllowed: newlyAllowed.map(changeInParts),
    undecided: undecided.map(({ statement, reason }) => `${nameOfStatement(statement)}: ${reason}`),
  };
}
