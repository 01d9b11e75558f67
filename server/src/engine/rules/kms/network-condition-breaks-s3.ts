import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import { listOf, shortNameOf, titleOf } from "../../lint/words.ts";
import type { Condition, Policy, Statement } from "../../policy/policy.ts";
import { accessOf, type KeyAccess, type KeyPermission } from "../../prove/access.ts";
import { kindOf } from "../../prove/access/actionKinds.ts";
import { lookFor } from "../../prove/access/lookFor.ts";
import { s3ConditionOf, throughS3 } from "../../prove/access/throughS3.ts";
import { addCondition } from "../addCondition.ts";
import { removeCondition } from "../removeCondition.ts";

export const networkConditionBreaksS3: Rule = {
  id: "kms/network-condition-breaks-s3",
  summary: "A condition on the caller's network that S3 can never meet",
  kinds: ["kms-key-policy"],
  severity: "warning",

  *check(policy) {
    if (!policy.statements.some(({ conditions }) => conditions.some(isOnNetwork))) return;
    const found = new Map<Condition, Obstacle>();
    for (const obstacle of accessOf(policy).flatMap((access) => obstaclesFor(policy, access))) {
      const { names } = found.get(obstacle.condition) ?? { names: [] };
      found.set(obstacle.condition, { ...obstacle, names: [...new Set([...names, ...obstacle.names])] });
    }
    for (const obstacle of found.values()) yield problemOf(policy, obstacle);
  },
};

/** A condition for which somebody cannot use the key through S3. */
interface Obstacle {
  readonly statement: Statement;
  readonly condition: Condition;
  readonly names: readonly string[];
}

function isOnNetwork({ key }: Condition): boolean {
  return /^aws:(?:SourceIp|SourceVpc|SourceVpce|VpcSourceIp)$/i.test(key.value);
}

/** Each statement that by itself keeps S3's requests away, and that looks at the network. */
function obstaclesFor(policy: Policy, access: KeyAccess): readonly Obstacle[] {
  const { principal, permissions } = access;
  return permissions.filter(isThroughS3).flatMap(({ statement, action }) => {
    const wanted = { principal, statement, action: action.name, circumstance: throughS3(statement) };
    const isAway = (denies: readonly Statement[]): boolean =>
      lookFor(policy, { ...wanted, denies }) === "none";
    const denies = kindOf(policy, action.name).denies.filter(({ conditions }) =>
      conditions.some(isOnNetwork),
    );
    const culprits = isAway([]) ? [statement] : denies.filter((deny) => isAway([deny]));
    return culprits.flatMap((culprit) => obstacleIn(culprit, access));
  });
}

function isThroughS3({ statement, action }: KeyPermission): boolean {
  const isAskedByS3 = action.name === "kms:Decrypt" || action.name === "kms:GenerateDataKey";
  return isAskedByS3 && s3ConditionOf(statement) !== undefined;
}

function obstacleIn(statement: Statement, { principal }: KeyAccess): readonly Obstacle[] {
  const condition = statement.conditions.find(isOnNetwork);
  return condition === undefined ? [] : [{ statement, condition, names: [principal.name] }];
}

function problemOf(policy: Policy, { statement, condition, names }: Obstacle): Problem {
  const { key } = condition;
  return {
    at: key,
    message:
      `S3 calls KMS from addresses of AWS, not from the caller's network, so with this condition on ${key.value} ` +
      `${titleOf(statement)} ${statement.effect === "Deny" ? "stops" : "never covers"} what ${listOf(names.map(shortNameOf))} asks of the key through S3.`,
    fixes: () => fixesOf(policy, statement, condition),
  };
}

/** A Deny may spare what services do for a caller; an Allow for S3 has no use for the condition. */
function fixesOf(policy: Policy, statement: Statement, condition: Condition): readonly Fix[] {
  const name = condition.key.value;
  if (statement.effect === "Allow") {
    const title = `Remove "${name}" from the conditions of ${titleOf(statement)}`;
    return [{ title, access: "wider", edits: removeCondition(condition) }];
  }
  const guard = { operator: "Bool", key: "aws:ViaAWSService", value: "false" };
  const edits = addCondition(policy, statement, guard);
  const title = `Add the condition that "aws:ViaAWSService" is "false" to ${titleOf(statement)}`;
  return edits === undefined ? [] : [{ title, access: "wider", edits }];
}
