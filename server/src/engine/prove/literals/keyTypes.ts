import { conditionKeyOf } from "../../catalog/conditionKeys.ts";

/** Whether every value of a key is an ARN. */
export function hasArnValues(key: string): boolean {
  return conditionKeyOf(key)?.type === "ARN";
}

/** Whether one request may have several values for a key. */
export function isMultivalued(key: string): boolean {
  return conditionKeyOf(key)?.type.startsWith("ArrayOf") ?? false;
}
