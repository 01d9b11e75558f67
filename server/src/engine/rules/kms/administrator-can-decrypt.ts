import type { Action } from "../../catalog/actions.ts";
import { keyActionClassOf, type KeyActionClass } from "../../catalog/keyActions.ts";
import type { Fix, Problem, Related, Rule } from "../../lint/rule.ts";
import { remainderOf, removeActions, removePrincipals } from "../../lint/statementEdits.ts";
import { listOf, shortNameOf, titleOf } from "../../lint/words.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { edited } from "../../policy/edited.ts";
import type { ActionPattern, KeyPermission } from "../../prove/access.ts";
import { isLockedOut } from "../../prove/access/lockout.ts";
import { overlapsOf, type Overlap } from "../../prove/access/separation.ts";
import { subject } from "../sentence.ts";

export const administratorCanDecrypt: Rule = {
  id: "kms/administrator-can-decrypt",
  summary: "One principal both administers and uses the key",
  kinds: ["kms-key-policy"],
  severity: "error",

  *check(policy) {
    for (const overlap of overlapsOf(policy)) yield problemOf(policy, overlap);
  },
};

function problemOf(policy: Policy, overlap: Overlap): Problem {
  const { statement, principals, use, administration } = overlap;
  const who = listOf(principals.map(({ name }) => shortNameOf(name)));
  return {
    at: use[0]?.by ?? statement.node,
    message:
      `${subject(who)} may use this key (${namesOf(use)}) and administer it too (${namesOf(administration)}). ` +
      "Whoever controls the key can then read what it protects: the duties are not separated.",
    related: relatedOf(overlap),
    fixes: () => fixesOf(policy, overlap),
  };
}

function namesOf(permissions: readonly KeyPermission[]): string {
  return listOf([...new Set(permissions.map(({ action }) => action.name))]);
}

/** What makes the principal an administrator, in another statement if there is one, and the other uses here. */
function relatedOf({ statement, use, administration }: Overlap): readonly Related[] {
  const origin = administration.find((each) => each.statement !== statement) ?? administration[0];
  const [first, ...others] = patternsOf(use);
  const origins = origin === undefined || origin.by.start === first?.start ? [] : [origin];
  return [
    ...origins.map(({ by, statement: giver }) => ({
      at: by,
      message: `Administers the key, by ${titleOf(giver)}.`,
    })),
    ...others.map((by) => ({ at: by, message: `${by.value} uses the key as well.` })),
  ];
}

/** The values of Action behind permissions, each once. */
function patternsOf(permissions: readonly KeyPermission[]): readonly ActionPattern[] {
  return [...new Map(permissions.map(({ by }) => [by.start, by])).values()];
}

/** Whichever duty is taken away, nobody else may lose theirs. */
function fixesOf(policy: Policy, overlap: Overlap): readonly Fix[] {
  const administrators = new Set(overlap.administration.map(({ statement }) => statement));
  const candidates = [
    ...withoutDuty(policy, overlap, overlap.statement, "cryptographic"),
    ...[...administrators].flatMap((statement) => withoutDuty(policy, overlap, statement, "administration")),
  ];
  return candidates.filter((fix) => helps(policy, fix));
}

/** A duty that another statement gives as well is not taken away by the change of one. Somebody has to keep the key. */
function helps(policy: Policy, { edits }: Fix): boolean {
  const after = edited(policy, edits);
  const locksOut = isLockedOut(after) && !isLockedOut(policy);
  return !locksOut && overlapsOf(after).length < overlapsOf(policy).length;
}

function withoutDuty(
  policy: Policy,
  overlap: Overlap,
  statement: Statement,
  duty: KeyActionClass,
): readonly Fix[] {
  const names = overlap.principals.map(({ name }) => name);
  const everyone = statement.principal?.values ?? [];
  const involved = everyone.filter(({ value }) => names.includes(value));
  if (involved.length === 0) return [];
  const edits =
    involved.length === everyone.length
      ? removeActions(policy, statement, (action) => keyActionClassOf(action) === duty)
      : removePrincipals(statement, involved);
  const title =
    involved.length === everyone.length
      ? titleOfRemoval(policy, statement, valuesOf(overlap, statement, duty), duty)
      : `Remove ${quoted(involved.map(({ value }) => value))} from the principals of ${titleOf(statement)}`;
  return edits === undefined ? [] : [{ title, access: "narrower", edits }];
}

/** A wildcard may stand for more than the duty that is taken away. */
function titleOfRemoval(
  policy: Policy,
  statement: Statement,
  values: readonly string[],
  duty: KeyActionClass,
): string {
  const isOfDuty = (action: Action): boolean => keyActionClassOf(action) === duty;
  if (values.every((value) => remainderOf(policy, value, isOfDuty).length === 0))
    return `Remove ${quoted(values)} from ${titleOf(statement)}`;
  const what = duty === "cryptographic" ? "use of the key" : "administration";
  return `Take ${what} out of ${quoted(values)} in ${titleOf(statement)}`;
}

function valuesOf(
  { use, administration }: Overlap,
  statement: Statement,
  duty: KeyActionClass,
): readonly string[] {
  const permissions = [...use, ...administration].filter(
    (each) => each.actionClass === duty && each.statement === statement,
  );
  return patternsOf(permissions).map(({ value }) => value);
}

function quoted(values: readonly string[]): string {
  return listOf(values.map((value) => `"${value}"`));
}
