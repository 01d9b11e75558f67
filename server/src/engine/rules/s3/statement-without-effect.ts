import type { Problem, Rule } from "../../lint/rule.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { misfitProblems } from "./effect/misfits.ts";
import { impossibleProblems } from "./effect/impossible.ts";

export const statementWithoutEffect: Rule = {
  id: "s3/statement-without-effect",
  summary: "A statement, or a part of one, that no request can ever meet",
  kinds: ["s3-bucket-policy"],
  severity: "warning",

  *check(policy) {
    if (policy.tree.errors.length > 0) return;
    for (const statement of policy.statements) yield* problemsOf(policy, statement);
  },
};

/** The plainest cause first: where one is found, nothing has to be proved. */
function problemsOf(policy: Policy, statement: Statement): readonly Problem[] {
  const plain = [...misfitProblems(policy, statement)];
  return plain.length > 0 ? plain : [...impossibleProblems(policy, statement)];
}
