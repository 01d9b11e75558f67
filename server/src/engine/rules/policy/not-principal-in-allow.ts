import type { Rule } from "../../lint/rule.ts";
import { titleOf } from "../../lint/words.ts";
import { publicAccessOf } from "../../prove/access/publicAccess.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { sentence } from "../sentence.ts";

export const notPrincipalInAllow: Rule = {
  id: "policy/not-principal-in-allow",
  summary: "An Allow for everybody but those whom it names",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "warning",
  answers: ["ALLOW_WITH_NOT_PRINCIPAL"],

  *check(policy) {
    for (const statement of policy.statements) {
      const { effect, principal } = statement;
      if (effect !== "Allow" || principal?.negated !== true || isReportedAsPublic(policy, statement))
        continue;
      yield {
        at: principal.property.name,
        message: `${sentence(titleOf(statement))} allows its actions to everybody but those whom NotPrincipal names, to strangers too. AWS asks for NotPrincipal in a Deny alone. Name those who are meant, under Principal.`,
      };
    }
  },
};

/** Where it is proved that strangers can use the key, that is the graver thing to say of the same words. */
function isReportedAsPublic(policy: Policy, statement: Statement): boolean {
  return (
    policy.kind === "kms-key-policy" &&
    publicAccessOf(policy).some((access) => access.statement === statement)
  );
}
