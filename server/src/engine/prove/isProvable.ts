import type { Policy, Statement } from "../policy/policy.ts";

/** More than these fit into no policy that AWS takes: it allows 32 KB at most. */
const MOST_STATEMENTS = 3_000;
const MOST_VALUES = 1_000;

/** Several times what AWS takes, in UTF-16 code units. */
export const LONGEST_TEXT = 100_000;

/**
 * Whether questions about all requests are answered for a policy. Beyond all that AWS takes an answer could take
 * minutes, and is about a policy that will never be.
 */
export function isProvable(policy: Policy): boolean {
  return policy.once(isOfLegalSize);
}

function isOfLegalSize({ tree, statements }: Policy): boolean {
  return (
    tree.text.length <= LONGEST_TEXT && statements.length <= MOST_STATEMENTS && statements.every(hasFewValues)
  );
}

function hasFewValues({ principal, action, resource, conditions }: Statement): boolean {
  const lists = [
    principal?.values,
    action?.values,
    resource?.values,
    ...conditions.map(({ values }) => values),
  ];
  return lists.every((values = []) => values.length <= MOST_VALUES);
}
