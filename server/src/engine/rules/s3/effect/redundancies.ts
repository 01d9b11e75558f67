import { coversAction } from "../../../evaluate/actions.ts";
import { actionMatches, conditionsMatch, principalMatches } from "../../../evaluate/matches.ts";
import type { Request } from "../../../evaluate/request.ts";
import { coversResource } from "../../../evaluate/resources.ts";
import type { Policy, Statement } from "../../../policy/policy.ts";
import { isRedundant } from "../../../prove/effect.ts";
import { isEncryptionKey } from "../../../prove/uploads/pinnedKeys.ts";
import { checkOf, exampleHeadersOf } from "../../encryptionChecks.ts";
import { exampleRequestsOf } from "../../exampleRequests.ts";
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
    if (statement.effect === undefined || isNeeded(policy, statement, about)) return [];
    const [example] = exampleRequestsOf(policy, statement);
    const others = example === undefined ? policy.statements : about(example.resource);
    const by = others.filter((other) => other !== statement && implies(statement, other));
    if (by.length > 0) return [{ statement, by }];
    return proofs++ < MOST_PROOFS ? provedBy(policy, statement) : [];
  });
  return found.filter((redundancy) => !isKept(redundancy, found));
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
  const known = new Map<string, readonly Statement[]>();
  const circumstances = { version: policy.version?.value, context: new Map<string, readonly string[]>() };
  const groups = [...groupsByResource(policy).values()];
  const mayCover = (element: Statement["resource"], resource: string): boolean =>
    sharesBeginning(element, resource) &&
    coversResource(element, resource, policy.kind, circumstances) !== false;
  return (resource) => {
    const found =
      known.get(resource) ?? groups.flatMap((group) => (mayCover(group[0]?.resource, resource) ? group : []));
    known.set(resource, found);
    return found;
  };
}

/** What a pattern says before its first wildcard or variable has to be there. Most are told apart by that. */
function sharesBeginning(element: Statement["resource"], resource: string): boolean {
  if (element === undefined || element.negated) return true;
  return element.values.some(({ value }) => {
    const end = value.search(/[*?$]/);
    return resource.startsWith(end < 0 ? value : value.slice(0, end));
  });
}

function groupsByResource({ statements }: Policy): ReadonlyMap<string, readonly Statement[]> {
  const groups = new Map<string, Statement[]>();
  for (const statement of statements) {
    const { negated = false, values = [] } = statement.resource ?? {};
    const name = `${String(negated)} ${values.map(({ value }) => value).join(" ")}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [statement]);
    else group.push(statement);
  }
  return groups;
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
