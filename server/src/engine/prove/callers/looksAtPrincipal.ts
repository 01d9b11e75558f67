import type { Statement } from "../../policy/policy.ts";

/** Whether a statement tells callers apart by its principals: those for everyone do not. */
export function looksAtPrincipal({ principal }: Statement): boolean {
  return principal?.negated !== false || !principal.values.some(({ type }) => type === "*");
}
