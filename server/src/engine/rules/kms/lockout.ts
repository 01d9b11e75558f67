import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import { addStatement } from "../../lint/statementEdits.ts";
import { titleOf } from "../../lint/words.ts";
import { isAccountId, parseArn } from "../../policy/arn.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { coversPutPolicy, isLockedOut } from "../../prove/access/lockout.ts";
import { awaitsAllow } from "../../prove/unfinished.ts";
import { accountRecovery } from "../../templates/keyStatements.ts";
import { propertyOf, type Span } from "../../tree/node.ts";
import { sentence } from "../sentence.ts";

export const lockout: Rule = {
  id: "kms/lockout",
  summary: "Nobody could change the key policy any more",
  kinds: ["kms-key-policy"],
  severity: "error",

  *check(policy) {
    const at = placeOf(policy);
    if (at === undefined || !isLockedOut(policy) || isOfAwsManagedKey(policy)) return;
    const deny = policy.statements.find(
      (statement) => statement.effect === "Deny" && coversPutPolicy(statement),
    );
    const allows = policy.statements.filter(
      (statement) => statement.effect === "Allow" && coversPutPolicy(statement),
    );
    if (policy.once(awaitsAllow) && !isForAll(deny)) return;
    yield deny !== undefined && allows.length > 0
      ? deniedProblem(deny, at)
      : { at, message: `${reasonFor(allows)} ${CONSEQUENCE}`, fixes: () => fixesOf(policy) };
  },
};

/** Behind such a Deny no statement that is still to come lets anybody in. */
function isForAll(deny: Statement | undefined): boolean {
  return (
    deny?.conditions.length === 0 &&
    deny.principal?.negated === false &&
    deny.principal.values.some(({ value }) => value === "*")
  );
}

/** The list's name. A policy without statements, or still half typed, has nothing to say yet. */
function placeOf({ tree, root, statements }: Policy): Span | undefined {
  return tree.errors.length > 0 || statements.length === 0 ? undefined : propertyOf(root, "Statement")?.name;
}

/** The policy of a key that AWS manages, which bears such an Id, is nobody's to change but AWS's own. */
function isOfAwsManagedKey({ root }: Policy): boolean {
  const id = propertyOf(root, "Id")?.value;
  return id?.kind === "string" && id.value.startsWith("auto-");
}

const CONSEQUENCE =
  "Nobody could ever change this policy again, and KMS refuses to save it unless its safety check is switched off.";

function deniedProblem(deny: Statement, at: Span): Problem {
  return {
    at: deny.action?.property.value ?? at,
    message: `${sentence(titleOf(deny))} takes kms:PutKeyPolicy away from everyone who is allowed it. ${CONSEQUENCE}`,
  };
}

function reasonFor(allows: readonly Statement[]): string {
  return allows.some(({ conditions }) => conditions.length > 0)
    ? "No request for kms:PutKeyPolicy can be as the statements that allow it ask."
    : "No statement allows anyone kms:PutKeyPolicy.";
}

/** The key's account is known when all principals belong to one. */
function fixesOf(policy: Policy): readonly Fix[] {
  const principals = policy.statements.flatMap(({ principal }) => principal?.values ?? []);
  const accounts = new Map(principals.flatMap(({ value }) => accountOf(value)));
  const [only] = accounts;
  if (only === undefined || accounts.size > 1) return [];
  const [account, partition] = only;
  const edits = addStatement(policy, accountRecovery(partition, account));
  const title = `Add a statement that lets account ${account} recover the key`;
  return edits === undefined ? [] : [{ title, access: "wider", edits }];
}

function accountOf(principal: string): readonly (readonly [account: string, partition: string])[] {
  const arn = parseArn(principal);
  if (arn !== undefined && isAccountId(arn.account)) return [[arn.account, arn.partition]];
  return isAccountId(principal) ? [[principal, "aws"]] : [];
}
