import { actionOf } from "../../catalog/actions.ts";
import { actsOnKey } from "../../catalog/keyActions.ts";
import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import { removeStatement } from "../../lint/statementEdits.ts";
import { titleOf } from "../../lint/words.ts";
import type { Statement, StringValue } from "../../policy/policy.ts";
import { removeMembers } from "../../tree/edits.ts";

export const actionWithoutEffect: Rule = {
  id: "kms/action-without-effect",
  summary: "An action that a key policy cannot give or take",
  kinds: ["kms-key-policy"],
  severity: "hint",

  *check(policy) {
    for (const statement of policy.statements)
      for (const action of statement.action?.values ?? [])
        if (actsOnAccount(action)) yield problemOf(statement, action);
  },
};

/** Only what is named outright: a wildcard brings such actions along without harm. */
function actsOnAccount({ value }: StringValue): boolean {
  const action = actionOf(value);
  return action !== undefined && action.name.startsWith("kms:") && !actsOnKey(action);
}

function problemOf(statement: Statement, action: StringValue): Problem {
  const verb = statement.effect === "Deny" ? "deny" : "allow";
  return {
    at: action.node,
    message:
      `${action.value} acts on an account and not on a key, so a key policy cannot ${verb} it. ` +
      "It changes nothing here: its place is an IAM policy.",
    fixes: () => fixesOf(statement, action),
  };
}

function fixesOf(statement: Statement, { value, node }: StringValue): readonly Fix[] {
  const { action } = statement;
  if (action === undefined || action.negated) return [];
  const list = action.property.value;
  const isAlone = action.values.length === 1;
  if (isAlone) {
    const edits = removeStatement(statement);
    return edits === undefined ? [] : [{ title: `Remove ${titleOf(statement)}`, access: "unchanged", edits }];
  }
  if (list?.kind !== "array") return [];
  const title = `Remove "${value}" from ${titleOf(statement)}`;
  return [{ title, access: "unchanged", edits: removeMembers(list, [node]) }];
}
