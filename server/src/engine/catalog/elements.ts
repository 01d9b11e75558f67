import { nearest } from "./nearest.ts";

/** The members of a policy, as IAM's grammar spells them; case counts. */
export const policyElements = ["Version", "Id", "Statement"] as const;

/** The members of a statement. */
export const statementElements = [
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
] as const;

/** The members of a Principal. Trust policies alone use Federated, bucket policies alone CanonicalUser. */
export const principalTypes = ["AWS", "Service", "CanonicalUser", "Federated"] as const;

/** The element that a name stands for: itself, or what it was meant to be if it was mistyped. */
export function meantElement(name: string, elements: readonly string[]): string | undefined {
  return elements.includes(name) ? name : nearest(name, elements);
}
