import { expandAction, type Action } from "../../catalog/actions.ts";
import { actsOnKey, keyActionClassOf, keyActions, type KeyActionClass } from "../../catalog/keyActions.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import type { Span } from "../../tree/node.ts";
import { kindOf } from "./actionKinds.ts";
import { keyPrincipalsOf, type KeyPrincipal } from "./keyPrincipals.ts";
import { concerns, lookFor } from "./lookFor.ts";

/** What one principal gets from a key policy itself; what IAM policies and grants add is not in it. */
export interface KeyAccess {
  readonly principal: KeyPrincipal;
  readonly permissions: readonly KeyPermission[];
}

/** One action on the key that one Allow statement gives, and that no Deny takes away from every request. */
export interface KeyPermission {
  readonly action: Action;
  readonly actionClass: KeyActionClass;
  readonly statement: Statement;
  /** The value of Action that stands for it, or the name of NotAction. */
  readonly by: ActionPattern;
}

export interface ActionPattern extends Span {
  readonly value: string;
}

/** The same as `accessOf`, whatever account the key belongs to. */
export function writtenAccessOf(policy: Policy): readonly KeyAccess[] {
  return policy.alone.once(collectAccess);
}

function collectAccess(policy: Policy): readonly KeyAccess[] {
  const allows = policy.statements.filter(({ effect }) => effect === "Allow");
  const expand = expander();
  const permissionsOf = new Map(allows.map((statement) => [statement, permissionsIn(statement, expand)]));
  const statementsFor = indexByPrincipal(allows);
  return policy.once(keyPrincipalsOf).map((principal) => {
    const permissions = statementsFor(principal).flatMap((statement) => {
      if (!concerns(policy, statement, principal)) return [];
      const gives = giverOf(policy, principal, statement);
      return (permissionsOf.get(statement) ?? []).filter(({ action }) => gives(action.name));
    });
    return { principal, permissions };
  });
}

/** Whether a statement gives an action, or might: one answer for each kind of actions. */
function giverOf(policy: Policy, principal: KeyPrincipal, statement: Statement): (action: string) => boolean {
  const known = new Map<string, boolean>();
  return (action) => {
    const kind = kindOf(policy, action).name;
    const answer = known.get(kind) ?? lookFor(policy, { principal, statement, action }) !== "none";
    known.set(kind, answer);
    return answer;
  };
}

/** The statements that can speak of a principal, found by the names it goes by. Large policies name hundreds. */
function indexByPrincipal(
  statements: readonly Statement[],
): (principal: KeyPrincipal) => readonly Statement[] {
  const byName = new Map<string, Statement[]>();
  for (const statement of statements) {
    const { values = [], negated = true } = statement.principal ?? {};
    for (const name of negated ? ["*"] : new Set(values.map(({ value }) => value))) {
      const named = byName.get(name);
      if (named === undefined) byName.set(name, [statement]);
      else named.push(statement);
    }
  }
  return (principal) => [...new Set(namesOf(principal).flatMap((name) => byName.get(name) ?? []))];
}

/** Every value of Principal that means a principal. What an account is given by "*" is not for IAM to hand out. */
function namesOf({ type, account, caller }: KeyPrincipal): readonly string[] {
  if (caller === undefined) return ["*"];
  if (caller.type === "service") return [caller.name, "*"];
  if (caller.type === "session") return [caller.arn, caller.roleArn, "*"];
  if (!("arn" in caller)) return ["*"];
  return type === "account" && account !== undefined ? [caller.arn, account] : [caller.arn, "*"];
}

type KeyAction = Pick<KeyPermission, "action" | "actionClass">;

/** Every action that acts on a key, in the catalogue's order. */
const actionsOnKeys: readonly KeyAction[] = keyActions.filter(actsOnKey).flatMap((action) => {
  const actionClass = keyActionClassOf(action);
  return actionClass === undefined ? [] : { action, actionClass };
});

/** Expands patterns, each of them once: statements repeat them. */
function expander(): (pattern: string) => readonly KeyAction[] {
  const expansions = new Map<string, readonly KeyAction[]>();
  return (pattern) => {
    const known = expansions.get(pattern);
    if (known !== undefined) return known;
    const members = new Set(expandAction(pattern));
    const expansion = actionsOnKeys.filter(({ action }) => members.has(action));
    expansions.set(pattern, expansion);
    return expansion;
  };
}

/** The actions that an Allow statement names, each once, with the first value that stands for it. */
function permissionsIn(
  statement: Statement,
  expand: (pattern: string) => readonly KeyAction[],
): readonly KeyPermission[] {
  const { action: element } = statement;
  if (element === undefined) return [];
  const permissions: KeyPermission[] = [];
  const named = new Set<Action>();
  for (const { value, node } of element.values) {
    const by = { value, start: node.start, end: node.end };
    for (const { action, actionClass } of expand(value)) {
      if (named.has(action)) continue;
      named.add(action);
      permissions.push({ action, actionClass, statement, by });
    }
  }
  return element.negated ? permissionsBesides(statement, named, element.property.name) : permissions;
}

/** What NotAction leaves. */
function permissionsBesides(
  statement: Statement,
  named: ReadonlySet<Action>,
  by: ActionPattern,
): readonly KeyPermission[] {
  return actionsOnKeys
    .filter(({ action }) => !named.has(action))
    .map(({ action, actionClass }) => ({ action, actionClass, statement, by }));
}
