import { hasVariable } from "../evaluate/variables.ts";
import { isAccountId, parseArn } from "../policy/arn.ts";
import type { Statement } from "../policy/policy.ts";

/** `a, b and c`; of a long list the first few and how many follow. */
export function listOf(words: readonly string[], most = 4): string {
  if (words.length > most + 1)
    return `${words.slice(0, most).join(", ")} and ${String(words.length - most)} more`;
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

/** A statement as people call it: by its Sid, else by its place, counted from 1. */
export function titleOf({ sid, index }: Statement): string {
  return sid === undefined || sid.value === "" ? `statement ${String(index + 1)}` : `"${sid.value}"`;
}

/** A principal as people call it: `role/Admin` for its ARN. */
export function shortNameOf(principal: string): string {
  // The colon in a variable is none of the ARN's.
  const arn = hasVariable(principal) ? undefined : parseArn(principal);
  if (arn === undefined) return isAccountId(principal) ? `account ${principal}` : principal;
  return arn.resource === "root" ? `account ${arn.account}` : arn.resource;
}
