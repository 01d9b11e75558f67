import type { Condition } from "../policy/policy.ts";
import { removeMembers, type Edit } from "../tree/edits.ts";
import type { Property } from "../tree/node.ts";

/** Takes one condition out of its statement, and whatever would be left empty around it. */
export function removeCondition({ property, operatorProperty }: Condition): readonly Edit[] {
  let removed: Property = property;
  const conditions = operatorProperty.parent.parent;
  if (removed.parent.properties.length === 1) removed = operatorProperty;
  if (
    removed === operatorProperty &&
    removed.parent.properties.length === 1 &&
    conditions?.kind === "property"
  )
    removed = conditions;
  return removeMembers(removed.parent, [removed]);
}
