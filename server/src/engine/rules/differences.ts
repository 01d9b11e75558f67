import type { Fix, Problem, Severity } from "../lint/rule.ts";
import { matchesGlob } from "../policy/glob.ts";
import type { DocumentKind, Policy, RelatedDocument } from "../policy/policy.ts";
import type { Mention } from "../set/mentions.ts";
import type { Edit } from "../tree/edits.ts";
import { quoted } from "./quoted.ts";

/** What one document says of something that all documents of its set have to agree on. */
export interface Side {
  /** As it is shown. */
  readonly value: string;
  /** Everything that it is content with, patterns included; the value unless given. */
  readonly accepted?: readonly string[];
  /** Where the value stands. At least one. */
  readonly mentions: readonly Mention[];
  /** A mention that names another value in its place. */
  readonly rewrite: (mention: string, value: string) => string;
  /** Whether its value says something in this document alone, so that no fix puts it into another. */
  readonly staysHere?: boolean;
}

/** A difference between two documents, seen from one of them. */
export interface Difference {
  readonly policy: Policy;
  readonly mine: Side;
  readonly theirs: Side;
  readonly other: RelatedDocument;
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
}

/** One problem for each document of the set that says something else. A half-typed text says nothing for certain. */
export function* differenceProblems(policy: Policy, subject: Subject): Iterable<Problem> {
  if (policy.related.length === 0 || policy.tree.errors.length > 0) return;
  const mine = sideOf(policy, subject);
  if (mine === undefined) return;
  for (const other of policy.related) {
    if (!isComparable(policy, other, subject)) continue;
    const theirs = sideOf(other.policy, subject);
    if (theirs === undefined || agree(mine, theirs)) continue;
    yield problemOf({ policy, mine, theirs, other }, subject);
  }
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

function agree(one: Side, other: Side): boolean {
  return acceptedBy(one).some((mine) =>
    acceptedBy(other).some((theirs) => matchesGlob(mine, theirs) || matchesGlob(theirs, mine)),
  );
}

function acceptedBy({ value, accepted }: Side): readonly string[] {
  return accepted ?? [value];
}

function problemOf(difference: Difference, { message, severity }: Subject): Problem {
  const { mine, theirs, other } = difference;
  const [first] = mine.mentions;
  return {
    at: first?.at ?? { start: 0, end: 0 },
    message: message(difference),
    ...(severity && { severity }),
    related: theirs.mentions.slice(0, 1).map(({ at }) => ({
      uri: other.uri,
      at,
      message: `${other.name} says ${quoted(theirs.value)}.`,
    })),
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

function editsOf({ mentions, rewrite }: Side, value: string): readonly Edit[] {
  return mentions.map(({ value: mention, at }) => ({
    start: at.start,
    end: at.end,
    text: JSON.stringify(rewrite(mention, value)),
  }));
}
