import type { Fix, Problem } from "../lint/rule.ts";
import { removePrincipals } from "../lint/statementEdits.ts";
import { titleOf } from "../lint/words.ts";
import type { Policy, Principal, Statement } from "../policy/policy.ts";
import { isUniqueId } from "../policy/uniqueId.ts";
import { sentence } from "./sentence.ts";

/** The principals of a policy of which only the id is left that IAM gave them. */
export function* deletedPrincipalProblems({ statements }: Policy): Iterable<Problem> {
  for (const statement of statements)
    for (const principal of statement.principal?.values ?? [])
      if (principal.type === "AWS" && isUniqueId(principal.value)) yield problemOf(statement, principal);
}

function problemOf(statement: Statement, principal: Principal): Problem {
  const kind = principal.value.startsWith("AROA") ? "role" : "user";
  return {
    at: principal.node,
    message:
      `"${principal.value}" is what is left of a ${kind} that was deleted. ` +
      `${sentence(titleOf(statement))} no longer speaks of anybody by it, not even of a new ${kind} with the same name.`,
    fixes: () => fixesOf(statement, principal),
  };
}

/** Nobody can call under the id any more. What a NotPrincipal lists is left alone: that is for a person to judge. */
function fixesOf(statement: Statement, principal: Principal): readonly Fix[] {
  const edits = removePrincipals(statement, [principal]);
  const isAlone = statement.principal?.values.length === 1;
  const title = isAlone
    ? `Remove ${titleOf(statement)}, which speaks of nobody but "${principal.value}"`
    : `Remove "${principal.value}" from the principals of ${titleOf(statement)}`;
  return edits === undefined ? [] : [{ title, access: "unchanged", edits }];
}
