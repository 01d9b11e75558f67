import { coversAction } from "../../../evaluate/actions.ts";
import { actionMatches, conditionsMatch, principalMatches } from "../../../evaluate/matches.ts";
import type { Request } from "../../../evaluate/request.ts";
import { coversResource } from "../../../evaluate/resources.ts";
import type { Policy, Statement } from "../../../policy/policy.ts";
import { isRedundant } from "../../../prove/effect.ts";
import { remember } from "../../../prove/remember.ts";
import { isEncryptionKey } from "../../../prove/uploads/pinnedKeys.ts";
import { checkOf, checkedRows, exampleHeadersOf, type CheckedRow } from "../../encryptionChecks.ts";
import { exampleRequestsOf, exampleTargetsOf, type Target, nameOf } from "../../exampleRequests.ts";
import { implies } from "./implication.ts";

export interface Redundancy {
  readonly statement: Statement;
  /** The others that say the same. At least one. */
  readonly by: readonly Statement[];
}

/** Each proof looks at all requests; no policy is worth more of them than that. */
const MOST_PROOFS = 6;

/**
 * The statements that could be left out, one at a time. Most are seen to be needed by an example, or to be a part
 * of another by comparing the two; only the rest takes a proof.
 */
export function redundanciesOf(policy: Policy): readonly Redundancy[] {
  let proofs = 0;
  const about = statementsAbout(policy);
  const found = policy.statements.flatMap((statement) => {
    if (statement.effect === undefined) return [];
    const [example] = exampleTargetsOf(policy, statement);
    const others = (example === undefined ? policy.statements : about(example.resource)).filter(
      (other) => other !== statement,
    );
    if (example !== undefined && isOnlyCheck(policy, statement, example, others)) return [];
    const by = others.filter((other) => implies(statement, other));
    if (by.length > 0) return [{ statement, by }];
    if (isNeeded(policy, statement, about)) return [];
    return proofs++ < MOST_PROOFS ? provedBy(policy, statement) : [];
  });
  return found.filter((redundancy) => !isKept(redundancy, found));
}

/**
 * Whether a Deny is the only one of those about the same that refuses some way to ask for encryption: seen without
 * a request where nothing but the ways to ask tells these statements apart.
 */
function isOnlyCheck(
  policy: Policy,
  statement: Statement,
  example: Target,
  others: readonly Statement[],
): boolean {
  const check = checkOf(policy, statement);
  if (check === undefined || check.conditions.length < statement.conditions.length) return false;
  if (example.action !== "s3:PutObject") return false;
  const rivals = others.filter(
    (other) => other.effect === "Deny" && coversAction(other.action, example.action) !== false,
  );
  const isSparedBy = (row: CheckedRow, rival: Statement): boolean =>
    checkOf(policy, rival)?.spares(row) ?? misses(policy, rival, statement);
  return checkedRows.some((row) => check.refuses(row) && rivals.every((rival) => isSparedBy(row, rival)));
}

function provedBy(policy: Policy, statement: Statement): readonly Redundancy[] {
  const proof = isRedundant(policy, statement);
  return proof.result === "redundant" && proof.by.length > 0 ? [{ statement, by: proof.by }] : [];
}

/** Of two that make each other redundant the first stays. */
function isKept({ statement, by }: Redundancy, found: readonly Redundancy[]): boolean {
  return found.some(
    (other) =>
      other.statement.index > statement.index && by.includes(other.statement) && other.by.includes(statement),
  );
}

/** Whether a statement does not apply to the first example of another because of its conditions. */
function misses(policy: Policy, statement: Statement, other: Statement): boolean {
  const [example] = exampleRequestsOf(policy, other);
  return example !== undefined && conditionsMatch(statement, example, policy) === false;
}

type StatementsAbout = (resource: string) => readonly Statement[];

/**
 * Whether there is an example about which only that statement says what it says. Callers, actions and resources of
 * examples are the statement's own, so that only its conditions have to be looked at.
 */
function isNeeded(policy: Policy, statement: Statement, about: StatementsAbout): boolean {
  const isSaidBy = (other: Statement, request: Request): boolean =>
    other !== statement &&
    (statement.effect === "Allow" || other.effect === "Deny") &&
    actionMatches(other, request) !== false &&
    principalMatches(other, request, policy) !== false &&
    conditionsMatch(other, request, policy) !== false;
  for (const request of candidatesFor(policy, statement, about)) {
    if (conditionsMatch(statement, request, policy) !== true) continue;
    if (!about(request.resource).some((other) => isSaidBy(other, request))) return true;
  }
  return false;
}

/** The statements whose Resource may cover an ARN. Whole groups of statements are about the same. */
function statementsAbout(policy: Policy): StatementsAbout {
  const groups = groupsByResource(policy);
  const circumstances = { version: policy.version?.value, context: new Map<string, readonly string[]>() };
  const mayCover = ({ beginnings, element }: Group, resource: string): boolean =>
    beginnings.some((beginning) => resource.startsWith(beginning)) &&
    coversResource(element, resource, policy.kind, circumstances) !== false;
  return remember((resource: string) => {
    const found: Statement[] = [];
    for (const group of groups) if (mayCover(group, resource)) found.push(...group.statements);
    return found;
  });
}

/** Statements of the same Resource. */
interface Group {
  readonly element: Statement["resource"];
  /** What a resource begins with for the statements to be about it: most are told apart by that. */
  readonly beginnings: readonly string[];
  readonly statements: Statement[];
}

function groupsByResource({ statements }: Policy): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const statement of statements) {
    const name = nameOf(statement.resource);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, newGroup(statement));
    else group.statements.push(statement);
  }
  return [...groups.values()];
}

/** What a pattern says before its first wildcard or variable has to be there. */
function newGroup(statement: Statement): Group {
  const { resource: element } = statement;
  const beginnings =
    element === undefined || element.negated ? [""] : element.values.map(({ value }) => beginningOf(value));
  return { element, beginnings, statements: [statement] };
}

function beginningOf(pattern: string): string {
  const end = pattern.search(/[*?$]/);
  return end < 0 ? pattern : pattern.slice(0, end);
}

/**
 * What the statement is about. For uploads the ways to ask for encryption come first that it hits and no other check
 * there does: if it is needed, then probably for one of these.
 */
function* candidatesFor(policy: Policy, statement: Statement, about: StatementsAbout): Iterable<Request> {
  const requests = exampleRequestsOf(policy, statement);
  const check = checkOf(policy, statement);
  const isUpload = coversAction(statement.action, "s3:PutObject") !== false;
  for (const request of isUpload ? requests : []) {
    const others = about(request.resource).flatMap((each) =>
      each === statement ? [] : (checkOf(policy, each) ?? []),
    );
    const rest = [...request.context].filter(([key]) => !isEncryptionKey(key));
    for (const [row, headers] of exampleHeadersOf(policy))
      if (check?.refuses(row) !== false && !others.some(({ refuses }) => refuses(row)))
        yield { ...request, context: new Map([...rest, ...headers]) };
  }
  yield* requests;
}
