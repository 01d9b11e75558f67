import { coversAction } from "../evaluate/actions.ts";
import { operators } from "../evaluate/operators.ts";
import type { AccessChange, Fix } from "../lint/rule.ts";
import { titleOf } from "../lint/words.ts";
import type { Condition, Policy, Statement } from "../policy/policy.ts";
import { edited } from "../policy/edited.ts";
import type { UploadRow } from "../prove/uploads/readings.ts";
import { uploadsOf, type Uploads } from "../prove/uploads.ts";
import { appendToList, renameProperty, replaceValue, type Edit } from "../tree/edits.ts";
import { itemsOf, propertyOf, type Property } from "../tree/node.ts";
import { toJson } from "../tree/toJson.ts";
import { pinConflictsOf } from "./conflictingPins.ts";
import { checkedRows, encryptionChecksOf } from "./encryptionChecks.ts";

/** A fix that may or may not do what it is meant to. */
export interface Candidate {
  readonly title: string;
  readonly access: AccessChange;
  readonly edits: readonly Edit[] | undefined;
}

/** Each try decides all uploads anew, and nobody reads a menu of thirty fixes. */
const MOST_TRIED = 12;
const MOST_OFFERED = 4;

/** The first candidates after which the uploads are as they should be. Tried only when somebody asks for fixes. */
export function verifiedFixes(
  policy: Policy,
  candidates: Iterable<Candidate>,
  isGood: (uploads: Uploads, after: Policy) => boolean,
): readonly Fix[] {
  const fixes: Fix[] = [];
  let tried = 0;
  for (const { title, access, edits } of candidates) {
    if (edits === undefined) continue;
    if (tried++ === MOST_TRIED || fixes.length === MOST_OFFERED) break;
    const after = edited(policy, edits);
    if (isGood(after.once(uploadsOf), after) && !bringsConflict(policy, after))
      fixes.push({ title, access, edits });
  }
  return fixes;
}

/** Whether some uploads come to be held to two keys at once: each of two keys for a part of the objects is right. */
function bringsConflict(before: Policy, after: Policy): boolean {
  return pinConflictsOf(after).length > pinConflictsOf(before).length;
}

/** Adds statements behind the last one. */
export function addStatements({ tree, root }: Policy, added: readonly object[]): readonly Edit[] | undefined {
  const statements = propertyOf(root, "Statement")?.value;
  if (statements?.kind === "array" && statements.items.length > 0)
    return added.map((statement) => appendToList(tree.text, statements, statement));
  if (statements?.kind !== "array" && statements?.kind !== "object") return undefined;
  return [replaceValue(tree.text, statements, [...itemsOf(statements).map(toJson), ...added])];
}

/** Ways to make a Deny that is against such uploads one for everyone, for uploads and for all objects. */
export function* scopeCandidates(
  policy: Policy,
  bucketArn: string,
  rows: readonly UploadRow[],
): Iterable<Candidate> {
  for (const { statement, refuses } of encryptionChecksOf(policy))
    if (checkedRows.some((row) => rows.includes(row) && refuses(row)))
      yield* elementCandidates(policy, statement, bucketArn);
}

/** Ways to turn the conditions of the denies on encryption round. */
export function* oppositeCandidates(policy: Policy): Iterable<Candidate> {
  for (const { statement, conditions } of encryptionChecksOf(policy)) {
    // Conditions under one operator share its name.
    const renamed = new Set<Property>();
    for (const condition of conditions) {
      if (!renamed.has(condition.operatorProperty)) yield* oppositeOperator(statement, condition);
      renamed.add(condition.operatorProperty);
      yield* oppositeNull(policy, statement, condition);
    }
  }
}

function* elementCandidates(policy: Policy, statement: Statement, bucketArn: string): Iterable<Candidate> {
  const { text } = policy.tree;
  const { principal, action, resource } = statement;
  if (principal?.property.value !== undefined && !principal.negated)
    yield {
      title: `Deny it to everyone: set Principal of ${titleOf(statement)} to "*"`,
      access: "narrower",
      edits: [replaceValue(text, principal.property.value, "*")],
    };
  if (action?.property.value !== undefined && !action.negated && coversAction(action, UPLOAD) !== true)
    yield {
      title: `Add "${UPLOAD}" to Action of ${titleOf(statement)}`,
      access: "narrower",
      edits: [appendToList(text, action.property.value, UPLOAD)],
    };
  if (resource?.property.value !== undefined && !resource.negated)
    yield {
      title: `Add "${bucketArn}/*" to Resource of ${titleOf(statement)}`,
      access: "narrower",
      edits: [appendToList(text, resource.property.value, `${bucketArn}/*`)],
    };
}

const UPLOAD = "s3:PutObject";

/** The same condition with the opposite operator. */
function* oppositeOperator(
  statement: Statement,
  { operator, operatorProperty }: Condition,
): Iterable<Candidate> {
  const base = oppositeOf(operator.base);
  if (base === undefined) return;
  const opposite = operator.name.replace(operator.base, base);
  yield {
    title: `Replace "${operator.name}" by "${opposite}" in ${titleOf(statement)}`,
    access: "wider",
    edits: [renameProperty(operatorProperty, opposite)],
  };
}

/** The same condition with the other value of Null. */
function* oppositeNull(policy: Policy, statement: Statement, condition: Condition): Iterable<Candidate> {
  const { operator, property, values } = condition;
  const [value] = values;
  if (operator.base !== "Null" || value === undefined || property.value === undefined) return;
  const flipped = value.value.toLowerCase() === "true" ? "false" : "true";
  yield {
    title: `Replace "${value.value}" by "${flipped}" for ${condition.key.value} in ${titleOf(statement)}`,
    access: "wider",
    edits: [replaceValue(policy.tree.text, property.value, flipped)],
  };
}

/** The operator that holds just where the other does not. */
function oppositeOf(base: string): string | undefined {
  const opposite = /Not(?:Equals|Like)/.test(base)
    ? base.replace("Not", "")
    : base.replace(/(?=(?:Equals|Like))/, "Not");
  return opposite !== base && operators.has(opposite) ? opposite : undefined;
}
