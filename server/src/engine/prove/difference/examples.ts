import type { Request } from "../../evaluate/request.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import type { ActionGroup } from "../effect/actionGroups.ts";
import { findAny, questionsAbout } from "../effect/questions.ts";
import type { Finding, Question } from "../findRequest.ts";
import type { UploadRow } from "../uploads/readings.ts";
import { partsOf, wholeOf, type Part } from "./parts.ts";
import type { Sides } from "./sides.ts";
import { uploadKinds, type UploadKind } from "./uploadKinds.ts";

/** A request to which a statement of the own side applies, and which the other side decides otherwise. */
export interface Example {
  readonly request: Request;
  /** Who makes such requests, as the policies write it; undefined where they do not name them. */
  readonly principal: string | undefined;
  /** Where the statement looks at encryption: what kind of upload it is. */
  readonly row: UploadRow | undefined;
  /** Completes "if …" where the headers that are sent do not decide it. */
  readonly when: string | undefined;
}

/** Whether there is any example, for some callers and for actions that the policies do not tell apart. */
export function findExample(
  sides: Sides,
  statement: Statement,
  group: ActionGroup,
  { callers, allows, isContent }: Part,
  kind?: UploadKind,
): Finding {
  const { both, own, other } = sides;
  const rivals = rivalsOf(statement, own, other);
  const questions = questionsAbout(both, statement, group, rivals, callers).map((question) =>
    about(question, kind),
  );
  if (statement.effect === "Allow") return findAny(both, questions);
  // What is allowed once the Deny is gone tells more than what some other policy would have to allow.
  const allowed = questions.map((question) => ({ ...question, oneOf: allows }));
  const finding = findAny(both, allows.length === 0 ? [] : allowed);
  return finding.result === "found" || !isContent ? finding : findAny(both, questions);
}

/** One example for each kind of upload, where a Deny looks at how these are encrypted; else one for each part. */
export function findExamples(sides: Sides, statement: Statement, group: ActionGroup): readonly Example[] {
  const kinds = uploadKinds(sides.both, statement, group);
  const parts = partsOf(sides, statement);
  if (kinds.length === 0) return parts.flatMap((part) => examplesFor(sides, statement, group, part));
  const named = parts.filter(({ isContent, principal }) => isContent && principal !== undefined);
  const found = (named.length > 0 ? named : [wholeOf(sides)]).flatMap((part) =>
    kinds.flatMap((ofRow) => examplesOfRow(sides, statement, group, part, ofRow)),
  );
  return found.length > 0 ? found : parts.flatMap((part) => examplesFor(sides, statement, group, part));
}

/** Uploads whose headers decide it; only where there are none, one that depends on something else. */
function examplesOfRow(
  sides: Sides,
  statement: Statement,
  group: ActionGroup,
  part: Part,
  kinds: readonly UploadKind[],
): readonly Example[] {
  const examplesOf = (kind: UploadKind): readonly Example[] =>
    examplesFor(sides, statement, group, part, kind);
  const plain = kinds.filter(({ when }) => when === undefined).flatMap(examplesOf);
  if (plain.length > 0) return plain;
  const others = kinds.filter(({ when }) => when !== undefined);
  return others.flatMap(examplesOf).slice(0, 1);
}

function examplesFor(
  sides: Sides,
  statement: Statement,
  group: ActionGroup,
  part: Part,
  kind?: UploadKind,
): readonly Example[] {
  const finding = findExample(sides, statement, group, part, kind);
  if (finding.result !== "found") return [];
  return [{ request: finding.request, principal: part.principal, row: kind?.row, when: kind?.when }];
}

function about(question: Question, kind: UploadKind | undefined): Question {
  return kind === undefined
    ? question
    : { ...question, asked: new Map([...question.asked, ...kind.headers]) };
}

/** Everything that can stand in for a statement on the other side, or keep it from counting on its own. */
function rivalsOf(statement: Statement, own: Policy, other: Policy): readonly Statement[] {
  const denies = statement.effect === "Allow" ? own.statements.filter(({ effect }) => effect === "Deny") : [];
  return [...other.statements, ...denies];
}
