import { expandAction } from "../../catalog/actions.ts";
import { actsOnKey, worksAcrossAccounts } from "../../catalog/keyActions.ts";
import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import { removeStatement } from "../../lint/statementEdits.ts";
import { listOf, shortNameOf, titleOf } from "../../lint/words.ts";
import { isAccountId, parseArn } from "../../policy/arn.ts";
import type { Principal, Statement, StringValue } from "../../policy/policy.ts";
import { keyAccountOf } from "../../prove/access/keyAccount.ts";
import { removeMembers } from "../../tree/edits.ts";

export const foreignAccountManagement: Rule = {
  id: "kms/foreign-account-management",
  summary: "Management of the key for a principal of another account",
  kinds: ["kms-key-policy"],
  severity: "warning",

  *check(policy) {
    const own = keyAccountOf(policy);
    if (own === undefined || !isAccountId(own)) return;
    for (const statement of policy.statements) {
      const foreign = foreignersIn(statement, own);
      const vain = foreign.length === 0 ? [] : vainActionsOf(statement);
      if (vain.length > 0) yield problemOf(statement, { own, foreign, vain });
    }
  },
};

/** What one statement gives in vain. */
interface VainGift {
  readonly own: string;
  readonly foreign: readonly Principal[];
  readonly vain: readonly StringValue[];
}

function foreignersIn({ effect, principal }: Statement, own: string): readonly Principal[] {
  if (effect !== "Allow" || principal?.negated !== false) return [];
  return principal.values.filter(({ type, value }) => {
    const account = parseArn(value)?.account ?? value;
    return type === "AWS" && isAccountId(account) && account !== own;
  });
}

/** The values of Action of which nothing works across accounts. A wildcard that also covers use is no mistake. */
function vainActionsOf({ action }: Statement): readonly StringValue[] {
  if (action?.negated !== false) return [];
  return action.values.filter(({ value }) => {
    const onKeys = expandAction(value).filter(actsOnKey);
    return onKeys.length > 0 && !onKeys.some(worksAcrossAccounts);
  });
}

function problemOf(statement: Statement, gift: VainGift): Problem {
  const { own, foreign, vain } = gift;
  const [first, ...others] = vain;
  const names = listOf(vain.map(({ value }) => value));
  return {
    at: first?.node ?? statement.node,
    message:
      `${names} never ${vain.length === 1 ? "works" : "work"} across accounts: this key belongs to account ${own}, and ` +
      `${listOf(foreign.map(({ value }) => shortNameOf(value)))} to another. KMS lets other accounts use a key, look at it and handle grants, no more.`,
    related: others.map(({ node, value }) => ({ at: node, message: `${value} has no effect either.` })),
    fixes: () => fixesOf(statement, gift),
  };
}

/** Where the statement also serves principals of the key's own account, they keep what works for them. */
function fixesOf(statement: Statement, { foreign, vain }: VainGift): readonly Fix[] {
  const { principal, action } = statement;
  if (principal === undefined || action === undefined || foreign.length < principal.values.length) return [];
  const list = action.property.value;
  if (vain.length === action.values.length) {
    const edits = removeStatement(statement);
    return edits === undefined ? [] : [{ title: `Remove ${titleOf(statement)}`, access: "narrower", edits }];
  }
  if (list?.kind !== "array") return [];
  const nodes = vain.map(({ node }) => node);
  const title = `Remove ${listOf(vain.map(({ value }) => `"${value}"`))} from ${titleOf(statement)}`;
  return [{ title, access: "narrower", edits: removeMembers(list, nodes) }];
}
