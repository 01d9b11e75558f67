import type { Element, Policy, Principal, Statement, StringValue } from "../../policy/policy.ts";
import { isOnOneLine, layoutOf, toInlineJson, toJsonAt } from "../../tree/layout.ts";
import { itemsOf, type Node, type ObjectNode, type Property } from "../../tree/node.ts";

/** A list of a statement, for whose values there can be a statement each. */
export interface Splittable {
  /** What one of its values is. */
  readonly noun: "action" | "principal" | "resource";
  readonly property: Property;
  readonly value: Node;
  /** The element's text for each of the statements. */
  readonly parts: readonly string[];
}

/**
 * The lists of a statement that can be split. NotAction, NotPrincipal and NotResource are none: what one of their
 * values leaves out, statements for the others would bring back.
 */
export function splittablesOf(
  { tree: { text } }: Policy,
  { action, principal, resource }: Statement,
): readonly Splittable[] {
  return [
    ...listOf(text, "action", action),
    ...(principal === undefined ? [] : principalsOf(text, principal)),
    ...listOf(text, "resource", resource),
  ];
}

function listOf(
  text: string,
  noun: Splittable["noun"],
  element: Element<StringValue> | undefined,
): readonly Splittable[] {
  const value = element?.property.value;
  if (element === undefined || element.negated || value?.kind !== "array") return [];
  if (element.values.length < value.items.length) return [];
  const parts = element.values.map(({ node }) => text.slice(node.start, node.end));
  return [{ noun, property: element.property, value, parts }];
}

/** All principals of a statement, of whatever type. */
function principalsOf(
  text: string,
  { negated, property, values }: Element<Principal>,
): readonly Splittable[] {
  const { value } = property;
  if (negated || value?.kind !== "object" || !isPlain(value)) return [];
  const layout = layoutOf(text);
  const parts = values.map(({ node, value: principal }) => {
    const part = { [typeOf(node)]: principal };
    return isOnOneLine(text, value) ? toInlineJson(part, layout) : toJsonAt(text, value.start, part);
  });
  return [{ noun: "principal", property, value, parts }];
}

/** Whether an object has texts alone, and no name twice. */
function isPlain({ properties }: ObjectNode): boolean {
  const names = new Set(properties.map(({ name }) => name.value));
  const areTexts = properties.every(({ value }) => itemsOf(value).every(({ kind }) => kind === "string"));
  return names.size === properties.length && areTexts;
}

/** The name that a principal stands under. */
function typeOf({ parent }: Node): string {
  const property = parent?.kind === "array" ? parent.parent : parent;
  return property?.kind === "property" ? property.name.value : "AWS";
}
