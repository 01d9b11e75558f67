import { conditionKeyOf } from "../../catalog/conditionKeys.ts";
import { operatorOf } from "../../evaluate/operators.ts";
import type { Condition, Statement } from "../../policy/policy.ts";
import { isCallerKey, isChannelKey } from "../callers/ties.ts";
import { isDecidedByCaller } from "./keyRequests.ts";

/**
 * Whether one sees at a glance that there are requests to which an Allow applies: it is for the key itself, and
 * asks of each condition key only what some request has, besides what the caller decides. Spares most statements a
 * search.
 */
export function isPlain(statement: Statement): boolean {
  return isPlainBesides(statement, isDecidedByCaller);
}

/** The same with some conditions left out. */
export function isPlainBesides(
  { resource, conditions }: Statement,
  isLeftOut: (condition: Condition) => boolean,
): boolean {
  if (resource?.negated !== false || !resource.values.some(({ value }) => value === "*")) return false;
  if (conditions.length === 0) return true;
  const open = conditions.filter((condition) => !isLeftOut(condition));
  const keys = open.map(({ key }) => key.value.toLowerCase());
  return new Set(keys).size === keys.length && open.every(isSatisfiable);
}

/** A condition on one text or switch that requests may have, whoever makes them and from wherever. */
function isSatisfiable({ key, operator, values }: Condition): boolean {
  const name = key.value.toLowerCase();
  if (isCallerKey(name) || isChannelKey(name) || values.length === 0) return false;
  if (values.some(({ value }) => value.includes("${"))) return false;
  const family = operatorOf(operator)?.family;
  if (family === "bool") return values.every(({ value }) => /^(?:true|false)$/i.test(value));
  return family === "string" && conditionKeyOf(name)?.type === "String";
}
