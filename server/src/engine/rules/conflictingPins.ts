import { contextOf } from "../evaluate/callerContext.ts";
import { conditionsMatch } from "../evaluate/matches.ts";
import { operatorOf } from "../evaluate/operators.ts";
import type { Request } from "../evaluate/request.ts";
import { coversResource } from "../evaluate/resources.ts";
import type { Condition, ConditionValue, Element, Policy, Principal, Statement } from "../policy/policy.ts";
import { partitionOf } from "../prove/partition.ts";
import { actsOnUploads, canBeKeyArn, encryptionKeys } from "../prove/uploads/pinnedKeys.ts";

/** A Deny that spares uploads under some keys only. */
export interface Pinning {
  readonly statement: Statement;
  readonly condition: Condition;
  /** The keys as written. At least one. */
  readonly pins: readonly [ConditionValue, ...ConditionValue[]];
}

/** Two of them that leave no key: whatever one spares, the other denies. */
export interface PinConflict {
  readonly one: Pinning;
  readonly other: Pinning;
  /** The ARN of an object that both are about. */
  readonly object: string;
}

/** Every two denies that pin different keys for the same uploads, found on one object of each. */
export function pinConflictsOf(policy: Policy): readonly PinConflict[] {
  return policy.once(findConflicts);
}

function findConflicts(policy: Policy): readonly PinConflict[] {
  const all = pinningsOf(policy);
  // Mostly there is one key, whatever the number of statements, and then nothing to compare.
  if (new Set(all.map(nameOf)).size < 2) return [];
  const partition = policy.once(partitionOf);
  const pinnings = all.filter(({ pins }) => pins.every(({ value }) => canBeKeyArn(value, partition)));
  const conflicts: PinConflict[] = [];
  for (const one of [...pinnings].reverse()) {
    const object = exampleObjectOf(one.statement);
    const other = object === undefined ? undefined : opponentOf(policy, one, object, pinnings);
    if (object === undefined || other === undefined) continue;
    if (!conflicts.some((known) => known.one === other && known.other === one))
      conflicts.push({ one, other, object });
  }
  return conflicts.reverse();
}

function pinningsOf(policy: Policy): readonly Pinning[] {
  return policy.statements.flatMap((statement) => {
    const condition = statement.effect === "Deny" ? statement.conditions.find(pinsKeys) : undefined;
    const [first, ...others] = condition?.values ?? [];
    if (condition === undefined || first === undefined || !actsOnUploads(statement)) return [];
    return [{ statement, condition, pins: [first, ...others] as const }];
  });
}

function pinsKeys({ key, operator }: Condition): boolean {
  return key.value.toLowerCase() === encryptionKeys.keyId && operatorOf(operator)?.negated === true;
}

function nameOf({ pins }: Pinning): string {
  return pins
    .map(({ value }) => value)
    .sort()
    .join(" ");
}

/** Something that a statement is about; undefined where that takes a caller or a variable to say. */
function exampleObjectOf({ resource }: Statement): string | undefined {
  const value = resource?.negated === true ? undefined : resource?.values[0]?.value;
  if (value === undefined || value.includes("$")) return undefined;
  return value.replaceAll("*", "example").replaceAll("?", "x");
}

/** The first of the others that denies what this one spares, whichever of its keys it is. */
function opponentOf(
  policy: Policy,
  { statement, pins }: Pinning,
  object: string,
  pinnings: readonly Pinning[],
): Pinning | undefined {
  const circumstances = { version: policy.version?.value, context: new Map<string, readonly string[]>() };
  const opponents = pinnings.filter(
    (other) =>
      other.statement !== statement &&
      shareCallers(statement.principal, other.statement.principal) &&
      coversResource(other.statement.resource, object, policy.kind, circumstances) === true,
  );
  const isDenied = (by: Statement, key: ConditionValue): boolean => {
    const upload = uploadUnder(key.value.replaceAll(/[*?]/g, "1"), object);
    return conditionsMatch(by, upload, policy, contextOf(upload)) === true;
  };
  const deniers = pins.map((key) =>
    opponents.find(
      (other) => isDenied(other.statement, key) && other.pins.every((each) => isDenied(statement, each)),
    ),
  );
  return deniers.every((denier) => denier !== undefined) ? deniers[0] : undefined;
}

/** By an ordinary caller over TLS. */
function uploadUnder(key: string, resource: string): Request {
  const account = "arn:aws:sts::111122223333";
  const roleArn = "arn:aws:iam::111122223333:role/example";
  return {
    caller: { type: "session", arn: `${account}:assumed-role/example/example`, roleArn },
    action: "s3:PutObject",
    resource,
    context: new Map([
      ["aws:securetransport", ["true"]],
      [encryptionKeys.algorithm, ["aws:kms"]],
      [encryptionKeys.keyId, [key]],
    ]),
  };
}

/** Whether two statements are for the same callers, as far as their names show. */
function shareCallers(one?: Element<Principal>, other?: Element<Principal>): boolean {
  if (one === undefined || other === undefined) return false;
  const isForAll = ({ negated, values }: Element<Principal>): boolean =>
    negated || values.some(({ type }) => type === "*");
  if (isForAll(one) || isForAll(other)) return true;
  return one.values.some(({ value }) => other.values.some((each) => each.value === value));
}
