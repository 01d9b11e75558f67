import { coversAction } from "../../evaluate/actions.ts";
import { isAccountId, parseArn } from "../../policy/arn.ts";
import type { Policy, Statement } from "../../policy/policy.ts";

/** In lower case. */
export const RESOURCE_ACCOUNT = "aws:resourceaccount";

/**
 * The account of a key, which is what `aws:ResourceAccount` has in requests for it, where its policy shows one by whom
 * it lets change the policy itself, which works in no other account: an account's root first. Unlike `keyAccountOf`
 * it guesses nothing from other statements, and takes no look at conditions and denies.
 */
export function ownAccountOf(policy: Policy): string | undefined {
  return policy.once(findOwnAccount);
}

function findOwnAccount({ statements }: Policy): string | undefined {
  const principals = statements.filter(changesPolicy).flatMap(({ principal }) => principal?.values ?? []);
  const values = principals.filter(({ type }) => type === "AWS").map(({ value }) => value);
  const roots = values.filter((value) => isAccountId(value) || parseArn(value)?.resource === "root");
  for (const candidates of [roots, values]) {
    const accounts = new Set(
      candidates.map((value) => (isAccountId(value) ? value : (parseArn(value)?.account ?? ""))),
    );
    const [account = "", ...others] = accounts;
    if (isAccountId(account)) return others.length === 0 ? account : undefined;
  }
  return undefined;
}

function changesPolicy({ effect, principal, action }: Statement): boolean {
  return (
    effect === "Allow" && principal?.negated === false && coversAction(action, "kms:PutKeyPolicy") === true
  );
}
