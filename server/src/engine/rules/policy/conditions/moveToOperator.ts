import type { AccessChange, Fix } from "../../../lint/rule.ts";
import type { Condition, Policy } from "../../../policy/policy.ts";
import { renameProperty } from "../../../tree/edits.ts";
import { propertyOf } from "../../../tree/node.ts";

/**
 * Puts a condition under another operator. Only where it is alone under its own and nothing stands under the other:
 * then the name is all that changes.
 */
export function moveToOperator(
  { tree }: Policy,
  { operatorProperty, property }: Condition,
  operator: string,
  access: AccessChange,
): readonly Fix[] {
  const isAlone = property.parent.properties.length === 1;
  if (!isAlone || tree.errors.length > 0 || propertyOf(operatorProperty.parent, operator) !== undefined)
    return [];
  return [{ title: `Use ${operator}`, access, edits: [renameProperty(operatorProperty, operator)] }];
}
