import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import { titleOf } from "../../lint/words.ts";
import { isAccountId, formatArn, parseArn } from "../../policy/arn.ts";
import type { Policy, Principal, Statement } from "../../policy/policy.ts";
import { appendToList } from "../../tree/edits.ts";
import { propertyOf } from "../../tree/node.ts";
import { quoted } from "../quoted.ts";

export const notPrincipalWithoutAccount: Rule = {
  id: "policy/not-principal-without-account",
  summary: "A user or role left out of a Deny, but not its account",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "warning",

  *check(policy) {
    for (const statement of policy.statements) {
      const { effect, principal } = statement;
      if (effect !== "Deny" || principal?.negated !== true) continue;
      if (principal.values.some(({ type }) => type === "*")) continue;
      const values = new Set(principal.values.map(({ value }) => value));
      for (const each of principal.values) {
        const missing = missingBeside(each, values);
        if (missing !== undefined) yield problemOf(policy, statement, each, missing);
      }
    }
  },
};

/** What has to be listed beside a user, a role or a session so that a Deny leaves it out. */
function missingBeside({ type, value }: Principal, listed: ReadonlySet<string>): string | undefined {
  const arn = type === "AWS" ? parseArn(value) : undefined;
  if (arn === undefined || !isAccountId(arn.account)) return undefined;
  const root = formatArn({ ...arn, service: "iam", resource: "root" });
  const isIdentity = /^(?:user|role|assumed-role|federated-user)\/./.test(arn.resource);
  return !isIdentity || listed.has(root) || listed.has(arn.account) ? undefined : root;
}

function problemOf(policy: Policy, statement: Statement, { value, node }: Principal, root: string): Problem {
  return {
    at: node,
    message: `${quoted(value)} is left out of this Deny and its account is not. AWS may deny it all the same: list ${quoted(root)} too, or deny it to "*" with a condition on aws:PrincipalArn.`,
    fixes: () => fixesOf(policy, statement, root),
  };
}

/** The account alone leaves out its root user and nobody else, so the Deny loses no more than it was meant to. */
function fixesOf({ tree }: Policy, statement: Statement, root: string): readonly Fix[] {
  const list = propertyOf(statement.principal?.property.value, "AWS")?.value;
  if (list === undefined) return [];
  const title = `Add "${root}" to NotPrincipal of ${titleOf(statement)}`;
  return [{ title, access: "wider", edits: [appendToList(tree.text, list, root)] }];
}
