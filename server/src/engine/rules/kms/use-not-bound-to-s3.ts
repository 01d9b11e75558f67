import { expandAction } from "../../catalog/actions.ts";
import { keyActionClassOf } from "../../catalog/keyActions.ts";
import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import { listOf, shortNameOf, titleOf } from "../../lint/words.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { accessOf, type KeyAccess, type KeyPermission } from "../../prove/access.ts";
import { lookFor } from "../../prove/access/lookFor.ts";
import { permissionsFor } from "../../prove/access/separation.ts";
import { isViaS3, notThroughS3, s3StatementsOf } from "../../prove/access/throughS3.ts";
import { addCondition } from "../addCondition.ts";
import { sentence } from "../sentence.ts";

export const useNotBoundToS3: Rule = {
  id: "kms/use-not-bound-to-s3",
  summary: "Use of the key outside S3, though the key is for S3",
  kinds: ["kms-key-policy"],
  severity: "hint",

  *check(policy) {
    const [model] = s3StatementsOf(policy);
    if (model === undefined) return;
    for (const [permission, names] of directUses(policy))
      yield problemOf(policy, { permission, names, model });
  },
};

/** Statements that let somebody use the key without S3 in between, with one such permission and who has it. */
function directUses(policy: Policy): Iterable<readonly [KeyPermission, readonly string[]]> {
  const found = new Map<Statement, readonly [KeyPermission, readonly string[]]>();
  for (const access of accessOf(policy).filter(isPerson))
    for (const permission of permissionsFor(access, "cryptographic").filter(isUsedByS3)) {
      const [first, names] = found.get(permission.statement) ?? [permission, []];
      if (names.includes(access.principal.name)) continue;
      if (isDirect(policy, access, permission))
        found.set(permission.statement, [first, [...names, access.principal.name]]);
    }
  return found.values();
}

function isDirect(policy: Policy, { principal }: KeyAccess, permission: KeyPermission): boolean {
  const { statement, action } = permission;
  const wanted = { principal, statement, action: action.name, circumstance: notThroughS3 };
  return lookFor(policy, wanted) === "found";
}

function isPerson({ principal }: KeyAccess): boolean {
  return principal.type === "identity" || principal.type === "group";
}

/** Signing and the like have nothing to do with S3, nor has a key that does them. */
function isUsedByS3({ action }: KeyPermission): boolean {
  return action.name === "kms:Decrypt" || action.name === "kms:GenerateDataKey";
}

interface DirectUse {
  readonly permission: KeyPermission;
  readonly names: readonly string[];
  readonly model: Statement;
}

function problemOf(policy: Policy, { permission, names, model }: DirectUse): Problem {
  const { by, statement, action } = permission;
  return {
    at: by,
    message:
      `${sentence(titleOf(model))} shows that this key is for S3, but ${titleOf(statement)} lets ${listOf(names.map(shortNameOf))} call ${action.name} directly. ` +
      'A condition on "kms:ViaService" keeps its use to S3.',
    related: [{ at: model.sid?.node ?? model.node, message: "This statement is for requests by way of S3." }],
    fixes: () => fixesOf(policy, statement),
  };
}

/** The condition that stands elsewhere. Under it kms:DescribeKey and its like would be lost, so they forbid the fix. */
function fixesOf(policy: Policy, statement: Statement): readonly Fix[] {
  const model = s3StatementsOf(policy)
    .flatMap(({ conditions }) => conditions)
    .find(isViaS3);
  if (model === undefined || !isOnlyUse(statement)) return [];
  const [value, ...others] = model.values.map((each) => each.value);
  if (value === undefined || others.length > 0) return [];
  const edits = addCondition(policy, statement, {
    operator: model.operator.name,
    key: "kms:ViaService",
    value,
  });
  const title = `Add the condition that "kms:ViaService" is "${value}" to ${titleOf(statement)}`;
  return edits === undefined ? [] : [{ title, access: "narrower", edits }];
}

function isOnlyUse({ action }: Statement): boolean {
  const patterns = action?.negated === false ? action.values : [];
  const actions = patterns.flatMap(({ value }) => expandAction(value));
  return actions.length > 0 && actions.every((each) => keyActionClassOf(each) === "cryptographic");
}
