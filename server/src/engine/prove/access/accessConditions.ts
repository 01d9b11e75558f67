import { isDoubt } from "../../evaluate/truth.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import type { KeyAccess } from "../access.ts";
import { kindOf } from "./actionKinds.ts";
import { conditionInWords } from "./conditionWords.ts";
import type { KeyPrincipal } from "./keyPrincipals.ts";
import { callerDecides, isDecidedByCaller, isUnconditional, reaches } from "./keyRequests.ts";

/**
 * What must hold for a principal's permissions, in words, each with the actions that it is for unless it is for
 * all of them. What follows from who the principal is is left out.
 */
export function conditionsOf(policy: Policy, access: KeyAccess): readonly string[] {
  const actions = [...new Set(access.permissions.map(({ action }) => action.name))].sort();
  const actionsByText = new Map<string, string[]>();
  const known = new Map<string, readonly string[]>();
  for (const action of actions) {
    const name = nameOf(policy, access, action);
    const texts = known.get(name) ?? conditionsFor(policy, access, action);
    known.set(name, texts);
    for (const text of texts) {
      const others = actionsByText.get(text);
      if (others === undefined) actionsByText.set(text, [action]);
      else others.push(action);
    }
  }
  return [...actionsByText].map(([text, concerned]) =>
    concerned.length === actions.length ? text : `for ${concerned.join(", ")}: ${text}`,
  );
}

/** Tells actions apart whose conditions may differ: by the statements that give them and the denies that cover them. */
function nameOf(policy: Policy, { permissions }: KeyAccess, action: string): string {
  const givers = permissions.filter((permission) => permission.action.name === action);
  return [kindOf(policy, action).name, ...givers.map(({ statement }) => statement.index)].join(" ");
}

function conditionsFor(policy: Policy, access: KeyAccess, action: string): readonly string[] {
  const { principal, permissions } = access;
  const givers = permissions.filter((permission) => permission.action.name === action);
  const ways = givers.map(({ statement }) => wordsOf(policy, statement, principal));
  return [...asked(ways), ...denials(policy, principal, kindOf(policy, action).denies)];
}

/** What one way of several has to fulfil: nothing if one of them asks for nothing. */
function asked(ways: readonly (readonly string[])[]): readonly string[] {
  if (ways.some((way) => way.length === 0)) return [];
  const [first = [], ...others] = ways.filter(
    (way, index) => ways.findIndex((other) => other.join() === way.join()) === index,
  );
  if (others.length === 0) return first;
  return [[first, ...others].map((way) => way.join(" and ")).join("; or ")];
}

function wordsOf(policy: Policy, { conditions }: Statement, principal: KeyPrincipal): readonly string[] {
  const own = new Set(principal.membership?.conditions.map(({ property }) => property.start));
  return conditions
    .filter((condition) => !own.has(condition.property.start) && !isKnown(policy, condition, principal))
    .map(conditionInWords);
}

/** A single caller's own keys were looked at already, as far as they are known. */
function isKnown(
  policy: Policy,
  condition: Statement["conditions"][number],
  { type, caller }: KeyPrincipal,
): boolean {
  if ((type !== "identity" && type !== "service") || !isDecidedByCaller(condition)) return false;
  return caller === undefined || !isDoubt(callerDecides(policy, condition, caller));
}

/** Denies that hit under conditions, which therefore must not all hold. */
function denials(policy: Policy, principal: KeyPrincipal, denies: readonly Statement[]): readonly string[] {
  const { caller, type } = principal;
  const single = type === "account" ? undefined : caller;
  return denies
    .filter((deny) => {
      const reach = single === undefined || reaches(policy, deny, single);
      return reach !== false && (single === undefined || isDoubt(reach) || !isUnconditional(deny));
    })
    .flatMap((deny) => {
      const words = wordsOf(policy, deny, principal);
      return words.length === 0 ? [] : [`not where ${words.join(" and ")}`];
    });
}
