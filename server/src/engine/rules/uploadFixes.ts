import { coversAction } from "../evaluate/actions.ts";
import { operators } from "../evaluate/operators.ts";
import type { AccessChange, Fix } from "../lint/rule.ts";
import { titleOf } from "../lint/words.ts";
import type { Condition, Policy, Statement } from "../policy/policy.ts";
import { readPolicy } from "../policy/readPolicy.ts";
import { isEncryptionKey } from "../prove/uploads/pinnedKeys.ts";
import { uploadsOf, type Uploads } from "../prove/uploads.ts";
import { appendToList, applyEdits, renameProperty, replaceValue, type Edit } from "../tree/edits.ts";
import { parseTree } from "../tree/parse.ts";

/** A fix that may or may not do what it is meant to. */
export interface Candidate {
  readonly title: string;
  readonly access: AccessChange;
  readonly edits: readonly Edit[] | undefined;
}

/** The candidates after which the uploads are as they should be. Tried only when somebody asks for fixes. */
export function verifiedFixes(
  policy: Policy,
  candidates: Iterable<Candidate>,
  isGood: (uploads: Uploads) => boolean,
): readonly Fix[] {
  const fixes: Fix[] = [];
  for (const { title, access, edits } of candidates) {
    if (edits === undefined) continue;
    const fixed = readPolicy(parseTree(applyEdits(policy.tree.text, edits)), policy.kind);
    if (isGood(uploadsOf(fixed))) fixes.push({ title, access, edits });
  }
  return fixes;
}

/** Ways in which a Deny on encryption may have been meant: for everyone, for uploads, for all objects, the other way round. */
export function* mendingCandidates(policy: Policy, bucketArn: string): Iterable<Candidate> {
  for (const statement of policy.statements) {
    const conditions = statement.conditions.filter(({ key }) => isEncryptionKey(key.value));
    if (statement.effect !== "Deny" || conditions.length === 0) continue;
    yield* elementCandidates(policy, statement, bucketArn);
    for (const condition of conditions) yield* oppositeCandidates(policy, statement, condition);
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

/** The same condition with the opposite operator, or with the other value of Null. */
function* oppositeCandidates(
  policy: Policy,
  statement: Statement,
  condition: Condition,
): Iterable<Candidate> {
  const { operator, operatorProperty, property, values } = condition;
  const opposite = oppositeOf(operator.base);
  if (opposite !== undefined)
    yield {
      title: `Replace "${operator.name}" by "${opposite}" in ${titleOf(statement)}`,
      access: "wider",
      edits: [renameProperty(operatorProperty, operator.name.replace(operator.base, opposite))],
    };
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
