import type { ConditionKey, ConditionKeyType } from "../catalog/conditionKeys.ts";
import type { Family } from "./operators.ts";

/**
 * The operators for each type of key, the usual ones first. ARN operators do for texts that hold an ARN, as encryption
 * contexts do; string operators for whatever is compared letter by letter.
 */
const families: Readonly<Record<ConditionKeyType, readonly Family[]>> = {
  ARN: ["arn", "string"],
  ArrayOfString: ["string", "arn"],
  Bool: ["bool", "string"],
  Date: ["date"],
  IPAddress: ["ip"],
  Numeric: ["numeric"],
  String: ["string", "arn", "binary"],
};

/** Whether operators of a family compare what a key holds. */
export function comparesKey(family: Family, { type, name }: Pick<ConditionKey, "type" | "name">): boolean {
  if (family === "null" || families[type].includes(family)) return true;
  // Seconds since 1970 are a number and a date. AWS's own sample for kms:ValidTo compares them as a number.
  return family === "numeric" && (name === "aws:EpochTime" || name === "kms:ValidTo");
}

/** Whether operators of a family are the usual ones for a key. */
export function isUsualFor(family: Family, { type }: Pick<ConditionKey, "type">): boolean {
  return families[type][0] === family;
}
