import { asksForAbsence } from "../../evaluate/conditionForms.ts";
import { operatorOf } from "../../evaluate/operators.ts";
import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import { titleOf } from "../../lint/words.ts";
import type { Condition, Policy, Statement } from "../../policy/policy.ts";
import { encryptionKeys } from "../../prove/uploads/pinnedKeys.ts";
import type { UploadRow } from "../../prove/uploads/readings.ts";
import { uploadsOf, type Uploads } from "../../prove/uploads.ts";
import { replaceValue } from "../../tree/edits.ts";
import { toJson } from "../../tree/toJson.ts";
import { addStatement } from "../../lint/statementEdits.ts";
import { isLeftToTemplate } from "../encryptionChecks.ts";
import { verifiedFixes } from "../uploadFixes.ts";
import { sentence } from "../sentence.ts";

export const mergedDeny: Rule = {
  id: "s3/merged-deny",
  summary: "Two checks in one Deny, which then denies only what fails both",
  kinds: ["s3-bucket-policy"],
  severity: "error",

  *check(policy) {
    if (policy.tree.errors.length > 0 || isLeftToTemplate(policy, betweenTheChecks)) return;
    for (const statement of policy.statements) {
      const keyId = negatedConditionOn(statement, encryptionKeys.keyId);
      const algorithm = negatedConditionOn(statement, encryptionKeys.algorithm) ?? missingHeaderIn(statement);
      if (algorithm === undefined || keyId === undefined) continue;
      if (letsThrough(policy.once(uploadsOf))) yield problemOf(policy, statement, algorithm, keyId);
    }
  },
};

/** The condition of a Deny that asks whether a key is not as it should be. */
function negatedConditionOn({ effect, conditions }: Statement, wanted: string): Condition | undefined {
  if (effect !== "Deny") return undefined;
  return conditions.find(
    ({ key, operator }) => key.value.toLowerCase() === wanted && operatorOf(operator)?.negated === true,
  );
}

/** The condition of a Deny that asks whether the header is missing. */
function missingHeaderIn({ effect, conditions }: Statement): Condition | undefined {
  if (effect !== "Deny") return undefined;
  return conditions.find(
    (condition) =>
      condition.key.value.toLowerCase() === encryptionKeys.algorithm && asksForAbsence(condition),
  );
}

/** Where another statement closes the gap, the merged one does no harm. */
function letsThrough({ rows }: Uploads): boolean {
  return rows.some(({ row, verdict }) => verdict === "open" && betweenTheChecks.includes(row));
}

/** Uploads that fail one of the two checks and pass the other. DSSE under the right key does no harm. */
const betweenTheChecks: readonly UploadRow[] = [
  "kms-no-key-id",
  "kms-other-key-same-account",
  "kms-other-key-other-account",
];

function problemOf(policy: Policy, statement: Statement, algorithm: Condition, keyId: Condition): Problem {
  return {
    at: keyId.property.name,
    message:
      `${sentence(titleOf(statement))} denies only uploads whose algorithm and key are both wrong, because the conditions of one statement ` +
      "must all hold. An upload with aws:kms and any other key gets through. Give each check a statement of its own.",
    related: [{ at: algorithm.property.name, message: "The other check." }],
    fixes: () => splitFix(policy, statement, algorithm, keyId),
  };
}

/** One statement keeps the algorithm, and one keeps the key. */
function splitFix(
  policy: Policy,
  statement: Statement,
  algorithm: Condition,
  keyId: Condition,
): readonly Fix[] {
  const { node } = statement;
  const both = [
    copyWithout(statement, keyId, "Algorithm"),
    copyWithout(statement, algorithm, "Key"),
  ] as const;
  const edits =
    node.parent?.kind === "array"
      ? [replaceValue(policy.tree.text, node, both[0]), ...(addStatement(policy, both[1]) ?? [])]
      : [replaceValue(policy.tree.text, node, both)];
  const title = `Split ${titleOf(statement)} into two statements`;
  return verifiedFixes(policy, [{ title, access: "narrower", edits }], (after) => !letsThrough(after));
}

/** A copy of the statement without one of its conditions, nor the operator that nothing else stands under. */
function copyWithout(
  { node, sid }: Statement,
  { operatorProperty, property }: Condition,
  suffix: string,
): object {
  const copy = toJson(node) as { Sid?: unknown; Condition: Record<string, Record<string, unknown>> };
  const operator = operatorProperty.name.value;
  const { [property.name.value]: _removed, ...others } = copy.Condition[operator] ?? {};
  const { [operator]: _operator, ...operators } = copy.Condition;
  const Condition = Object.keys(others).length === 0 ? operators : { ...operators, [operator]: others };
  return { ...copy, ...(sid === undefined ? {} : { Sid: `${sid.value}${suffix}` }), Condition };
}
