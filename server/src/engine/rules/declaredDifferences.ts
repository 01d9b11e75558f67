import type { DocumentEdits, Fix, Problem, Related, Severity } from "../lint/rule.ts";
import { listOf } from "../lint/words.ts";
import type { Declaration } from "../policy/declaration.ts";
import type { DocumentKind, Policy } from "../policy/policy.ts";
import { groupBy } from "../prove/groupBy.ts";
import { isDefinite } from "../set/mentions.ts";
import { quoted } from "./quoted.ts";
import { agree, editsOf, placeOf, saidIn, type OtherSide, type Side } from "./sides.ts";

/** Something that a user may declare of a set. */
export interface DeclaredSubject {
  readonly read: (declaration: Declaration) => Side | undefined;
  /** Whether documents of a kind are held to it; all unless given. Of others, another rule speaks. */
  readonly isHeld?: (kind: DocumentKind, declaration: Declaration) => boolean;
  /** Whole sentences: what is wrong, and what follows. */
  readonly message: (difference: DeclaredDifference) => string;
}

/** A difference between a document and what is declared of its set. */
export interface DeclaredDifference {
  readonly policy: Policy;
  readonly mine: Side;
  readonly right: Side;
  /** `is declared in latchkey.json for the set "records"` */
  readonly isDeclared: string;
}

/** A document, with what the others say that say something else. */
interface Seen {
  readonly policy: Policy;
  readonly mine: Side;
  readonly others: readonly OtherSide[];
}

interface Declared {
  readonly declaration: Declaration;
  readonly right: Side;
}

/** What is declared of the sets that a document shares with another one. */
export function declarationsFor(
  { declarations }: Policy,
  uri: string,
  subject: DeclaredSubject | undefined,
): readonly Side[] {
  const shared = declarations.filter(({ documents }) => documents.includes(uri));
  return shared.flatMap((declaration) => subject?.read(declaration) ?? []);
}

/** One problem for each value that is declared and that a document does not have. */
export function* declaredProblems(
  seen: Seen,
  subject: DeclaredSubject | undefined,
  severity: Severity | undefined,
): Iterable<Problem> {
  if (subject === undefined) return;
  const byValue = groupBy(disagreeing(seen, subject), ({ right }) => right.value);
  for (const declared of byValue.values()) yield problemOf(seen, declared, subject, severity);
}

function disagreeing({ policy, mine }: Seen, { read, isHeld }: DeclaredSubject): readonly Declared[] {
  return policy.declarations.flatMap((declaration) => {
    const right = isHeld?.(policy.kind, declaration) === false ? undefined : read(declaration);
    return right === undefined || agree(mine, right) ? [] : { declaration, right };
  });
}

function problemOf(
  seen: Seen,
  declared: readonly Declared[],
  { message }: DeclaredSubject,
  severity: Severity | undefined,
): Problem {
  const { policy, mine } = seen;
  const right = declared[0]?.right ?? mine;
  const others = seen.others.filter(({ other: { uri } }) =>
    declared.some(({ declaration }) => declaration.documents.includes(uri)),
  );
  return {
    at: placeOf(mine),
    message: message({ policy, mine, right, isDeclared: isDeclaredFor(declared) }),
    ...(severity && { severity }),
    related: [...declared.map(declaredIn), ...others.map(saidIn)],
    fixes: () => fixesOf(mine, right, declared, others),
  };
}

function isDeclaredFor(declared: readonly Declared[]): string {
  const names = declared.map(({ declaration }) => quoted(declaration.set));
  return `is declared in latchkey.json for the ${names.length > 1 ? "sets" : "set"} ${listOf(names)}`;
}

function declaredIn({ declaration: { uri, set }, right }: Declared): Related {
  return {
    uri,
    at: placeOf(right),
    message: `${quoted(right.value)} is declared for the set ${quoted(set)}.`,
  };
}

/** What it does to access, nobody knows who does not know which is right. What only fits here is declared nowhere. */
function fixesOf(
  mine: Side,
  right: Side,
  declared: readonly Declared[],
  others: readonly OtherSide[],
): readonly Fix[] {
  const here: Fix = {
    title: `Use ${quoted(right.value)} here, as latchkey.json declares`,
    access: "wider",
    edits: editsOf(mine, right.value),
  };
  const isTaken = declared.every((each) => each.right.takes?.(mine.value) ?? true);
  if (mine.staysHere === true || !isTaken || !isDefinite(mine.value)) return [here];
  const changed = ["latchkey.json", ...others.map(({ other }) => other.name)];
  const there: Fix = {
    title: `Use ${quoted(mine.value)} in ${listOf(changed)}, too`,
    access: "wider",
    edits: [],
    elsewhere: joined([
      ...declared.map((each) => ({ uri: each.declaration.uri, edits: editsOf(each.right, mine.value) })),
      ...others.map(({ other, theirs }) => ({ uri: other.uri, edits: editsOf(theirs, mine.value) })),
    ]),
  };
  return [here, there];
}

/** Several sets may be declared in one file. */
export function joined(all: readonly DocumentEdits[]): readonly DocumentEdits[] {
  const byFile = groupBy(all, ({ uri }) => uri);
  return [...byFile].map(([uri, each]) => ({ uri, edits: each.flatMap(({ edits }) => edits) }));
}
