import { lint } from "../lint/lint.ts";
import type { Finding, Related } from "../lint/rule.ts";
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

/** What documents say differently than is declared, and then what two of them do, once for each two. */
export function disagreementsIn(
  documents: readonly CheckedDocument[],
  set: DocumentSet,
): readonly Disagreement[] {
  return [...departuresIn(documents, set), ...differencesIn(documents)];
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

/**
 * Each is found in both documents, and the second finding says the same: one that is silenced there still stands here.
 * What only one of them says is a doubt.
 */
function differencesIn(documents: readonly CheckedDocument[]): readonly Disagreement[] {
  const shown = new Map<string, Disagreement>();
  for (const { uri, findings } of documents)
    for (const finding of findings) {
      const pair = pairOf(uri, finding);
      if (pair !== undefined && !shown.has(pair)) shown.set(pair, { uri, finding });
    }
  if (shown.size === 0) return [];
  const isSaidByBoth = bothSidesOf(documents);
  return [...shown].flatMap(([pair, each]) => (isSaidByBoth(pair) ? each : []));
}

/** Whether a pair of places is found in both documents, silenced or not. */
function bothSidesOf(documents: readonly CheckedDocument[]): (pair: string) => boolean {
  const sides = new Map<string, Set<string>>();
  for (const { uri, policy } of documents)
    for (const finding of lint(policy, comparing)) {
      const pair = pairOf(uri, finding) ?? "";
      sides.set(pair, (sides.get(pair) ?? new Set()).add(uri));
    }
  return (pair) => (sides.get(pair)?.size ?? 0) > 1;
}

const comparing = rules.filter(({ comparesDocuments }) => comparesDocuments === true);

/** The same for both findings of a difference; undefined where a finding points to no other document. */
function pairOf(uri: string, { rule, start, related }: Finding): string | undefined {
  const other = related.find((each) => each.uri !== undefined);
  if (other?.uri === undefined) return undefined;
  const places = [`${uri} ${String(start)}`, `${other.uri} ${String(other.at.start)}`];
  return [rule, ...places.sort()].join(" ");
}
