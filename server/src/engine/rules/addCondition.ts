import type { Policy, Statement } from "../policy/policy.ts";
import { setProperty, type Edit } from "../tree/edits.ts";
import { propertyOf } from "../tree/node.ts";

/** One condition to be written: `{ "StringEquals": { "kms:CallerAccount": "111122223333" } }`. */
export interface NewCondition {
  readonly operator: string;
  readonly key: string;
  readonly value: unknown;
}

/** Adds a condition to those of a statement. Undefined where the operator has one for that key, or is no object. */
export function addCondition(
  { tree }: Policy,
  { node }: Statement,
  { operator, key, value }: NewCondition,
): readonly Edit[] | undefined {
  const all = propertyOf(node, "Condition");
  if (all === undefined) return [setProperty(tree.text, node, "Condition", { [operator]: { [key]: value } })];
  if (all.value?.kind !== "object") return undefined;
  const same = propertyOf(all.value, operator);
  if (same === undefined) return [setProperty(tree.text, all.value, operator, { [key]: value })];
  if (same.value?.kind !== "object") return undefined;
  const isTaken = same.value.properties.some(({ name }) => name.value.toLowerCase() === key.toLowerCase());
  return isTaken ? undefined : [setProperty(tree.text, same.value, key, value)];
}
