import { lint } from "../lint/lint.ts";
import type { Finding, Related, RuleId } from "../lint/rule.ts";
import type { Policy } from "../policy/policy.ts";
import { rules } from "../rules/index.ts";
import type { DocumentSet } from "../set/documentSet.ts";

/** A document as it was checked within its set. */
export interface CheckedDocument {
  readonly uri: string;
  readonly policy: Policy;
  /** Those that nobody silenced. */
  readonly findings: readonly Finding[];
}

/** Something that two documents say differently, or a document and what is declared of its set. */
export interface Disagreement {
  /** The document that the finding stands in. */
  readonly uri: string;
  readonly finding: Finding;
}

/** What the documents of a set do not agree on. */
export interface Disagreements {
  /** What documents say differently than is declared, and then what two of them do, once for each two. */
  readonly shown: readonly Disagreement[];
  /** The rules by which two of them differ, silenced or not. */
  readonly rules: ReadonlySet<RuleId>;
}

export function disagreementsIn(documents: readonly CheckedDocument[], set: DocumentSet): Disagreements {
  const differences = differencesBetween(documents);
  return {
    shown: [...departuresIn(documents, set), ...shownOf(differences, documents)],
    rules: new Set(differences.values()),
  };
}

/** What documents say differently than is declared of the set. */
function departuresIn(
  documents: readonly CheckedDocument[],
  { declared }: DocumentSet,
): readonly Disagreement[] {
  const place = declared?.place;
  if (place === undefined) return [];
  const isOfSet = ({ uri, at }: Related): boolean =>
    uri === place.uri && place.node.start <= at.start && at.end <= place.node.end;
  return documents.flatMap(({ uri, findings }) =>
    findings.filter(({ related }) => related.some(isOfSet)).map((finding) => ({ uri, finding })),
  );
}

/** What nobody silenced, at least on one of its sides. */
function shownOf(
  differences: ReadonlyMap<string, RuleId>,
  documents: readonly CheckedDocument[],
): readonly Disagreement[] {
  const shown = new Map<string, Disagreement>();
  for (const { uri, findings } of documents)
    for (const finding of findings) {
      const pair = pairOf(uri, finding);
      if (pair !== undefined && differences.has(pair) && !shown.has(pair)) shown.set(pair, { uri, finding });
    }
  return [...shown.values()];
}

/**
 * The rule of each pair of places that is found in both documents, silenced or not. What only one of them says is a
 * doubt.
 */
function differencesBetween(documents: readonly CheckedDocument[]): ReadonlyMap<string, RuleId> {
  const sides = new Map<string, string>();
  const differences = new Map<string, RuleId>();
  for (const { uri, policy } of documents)
    for (const finding of lint(policy, comparing)) {
      const pair = pairOf(uri, finding);
      if (pair === undefined) continue;
      if ((sides.get(pair) ?? uri) !== uri) differences.set(pair, finding.rule);
      sides.set(pair, uri);
    }
  return differences;
}

const comparing = rules.filter(({ comparesDocuments }) => comparesDocuments === true);

/** The same for both findings of a difference; undefined where a finding points to no other document. */
function pairOf(uri: string, { rule, start, related }: Finding): string | undefined {
  const other = related.find((each) => each.uri !== undefined);
  if (other?.uri === undefined) return undefined;
  const places = [`${uri} ${String(start)}`, `${other.uri} ${String(other.at.start)}`];
  return [rule, ...places.sort()].join(" ");
}
