import { itemsOf, type Name, type Node } from "../tree/node.ts";
import type { Condition, ConditionValue, Operator } from "./policy.ts";

/** Every key of every operator of a Condition, in the order of the text. */
export function readConditions(node: Node | undefined): readonly Condition[] {
  if (node?.kind !== "object") return [];
  return node.properties.flatMap((operatorProperty) => {
    const keys = operatorProperty.value?.kind === "object" ? operatorProperty.value.properties : [];
    const operator = readOperator(operatorProperty.name);
    return keys.map((property) => ({
      operator,
      operatorProperty,
      property,
      key: property.name,
      values: itemsOf(property.value).flatMap((item) => readValue(item) ?? []),
    }));
  });
}

/** Takes the name of a condition operator apart. */
export function readOperator({ value, start, end }: Name): Operator {
  const [, qualifier, base = value, ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/s.exec(value) ?? [];
  return {
    start,
    end,
    name: value,
    base,
    qualifier: qualifier === "ForAllValues" || qualifier === "ForAnyValue" ? qualifier : undefined,
    ifExists: ifExists !== undefined,
  };
}

function readValue(node: Node): ConditionValue | undefined {
  switch (node.kind) {
    case "string":
    case "number":
    case "boolean":
      return { value: String(node.value), node };
    default:
      return undefined;
  }
}
