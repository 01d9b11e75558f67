import { conditionKeyOf, type ConditionKeyType } from "../../catalog/conditionKeys.ts";

/** What values a condition key has. Undefined for a key that the catalogue does not have. */
export function typeOf(key: string): ConditionKeyType | undefined {
  return conditionKeyOf(key)?.type;
}

/** Whether every value of a key is an ARN. */
export function hasArnValues(key: string): boolean {
  return typeOf(key) === "ARN";
}

/** Whether one request may have several values for a key. */
export function isMultivalued(key: string): boolean {
  return typeOf(key)?.startsWith("ArrayOf") ?? false;
}
