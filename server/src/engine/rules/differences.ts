import type { Fix, Problem, Severity } from "../lint/rule.ts";
import type { DocumentKind, Policy, RelatedDocument } from "../policy/policy.ts";
import { declarationsFor, declaredProblems, type DeclaredSubject } from "./declaredDifferences.ts";
import { quoted } from "./quoted.ts";
import { agree, editsOf, placeOf, saidIn, type OtherSide, type Side } from "./sides.ts";

/** A difference between two documents, seen from one of them. */
export interface Difference extends OtherSide {
  readonly policy: Policy;
  readonly mine: Side;
}

/** Something that documents of different kinds say, each in its own way. */
export interface Subject {
  /** What a document of that kind says of it; undefined where it says nothing, or not for certain. */
  readonly read: Readonly<Partial<Record<DocumentKind, (policy: Policy) => Side | undefined>>>;
  /** Whether these two kinds are to be compared; all unless given. */
  readonly isCompared?: (one: DocumentKind, other: DocumentKind) => boolean;
  /** Whole sentences: what is wrong, and what follows. */
  readonly message: (difference: Difference) => string;
  readonly severity?: Severity;
  /** How users declare it; not at all unless given. */
  readonly declared?: DeclaredSubject;
}

/**
 * One problem for each document of the set that says something else. A half-typed text says nothing for certain.
 * Where it is declared what is right, the problem stands in the documents that say something else, and in no other.
 */
export function* differenceProblems(policy: Policy, subject: Subject): Iterable<Problem> {
  const { related, declarations, tree } = policy;
  if (related.length + declarations.length === 0 || tree.errors.length > 0) return;
  const mine = sideOf(policy, subject);
  if (mine === undefined) return;
  const others = differing(policy, mine, subject);
  yield* declaredProblems({ policy, mine, others }, subject.declared, subject.severity);
  for (const { other, theirs } of others) {
    const isDecided = declarationsFor(policy, other.uri, subject.declared).some(
      (right) => !agree(mine, right) || !agree(theirs, right),
    );
    if (!isDecided) yield problemOf({ policy, mine, theirs, other }, subject);
  }
}

/** The documents that say something else than one does. */
function differing(policy: Policy, mine: Side, subject: Subject): readonly OtherSide[] {
  return policy.related.flatMap((other) => {
    if (!isComparable(policy, other, subject)) return [];
    const theirs = sideOf(other.policy, subject);
    return theirs === undefined || agree(mine, theirs) ? [] : { other, theirs };
  });
}

function sideOf(policy: Policy, { read }: Subject): Side | undefined {
  const readSide = read[policy.kind];
  return readSide && policy.once(readSide);
}

function isComparable(
  { kind }: Policy,
  { policy: other }: RelatedDocument,
  { isCompared }: Subject,
): boolean {
  return kind !== other.kind && other.tree.errors.length === 0 && (isCompared?.(kind, other.kind) ?? true);
}

function problemOf(difference: Difference, { message, severity }: Subject): Problem {
  return {
    at: placeOf(difference.mine),
    message: message(difference),
    ...(severity && { severity }),
    related: [saidIn(difference)],
    fixes: () => fixesOf(difference),
  };
}

/** Either side's value in both documents. What it does to access, nobody knows who does not know which is right. */
function fixesOf({ mine, theirs, other }: Difference): readonly Fix[] {
  const here: Fix = {
    title: `Use ${quoted(theirs.value)} here, as ${other.name} does`,
    access: "wider",
    edits: editsOf(mine, theirs.value),
  };
  const there: Fix = {
    title: `Use ${quoted(mine.value)} in ${other.name}, too`,
    access: "wider",
    edits: [],
    elsewhere: [{ uri: other.uri, edits: editsOf(theirs, mine.value) }],
  };
  return [...(theirs.staysHere === true ? [] : [here]), ...(mine.staysHere === true ? [] : [there])];
}
