import { actionsOf, expandAction, serviceOfKind } from "../../catalog/actions.ts";
import { collapseActions } from "../../catalog/collapseActions.ts";
import type { Fix, Rule } from "../../lint/rule.ts";
import { titleOf } from "../../lint/words.ts";
import type { Element, Policy, Statement, StringValue } from "../../policy/policy.ts";
import { renameProperty, replaceValue } from "../../tree/edits.ts";
import { fits } from "../resourceFit.ts";
import { sentence } from "../sentence.ts";

export const notActionInAllow: Rule = {
  id: "policy/not-action-in-allow",
  summary: "An Allow for everything but what it lists",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "warning",

  *check(policy) {
    for (const statement of policy.statements) {
      const { effect, action, resource } = statement;
      if (effect !== "Allow") continue;
      if (action?.negated === true)
        yield {
          at: action.property.name,
          message: `${sentence(titleOf(statement))} allows every action but those that NotAction lists, also actions that AWS will add. List what is meant, under Action.`,
          fixes: () => listActions(policy, statement, action),
        };
      if (resource?.negated === true)
        yield {
          at: resource.property.name,
          message: `${sentence(titleOf(statement))} allows its actions on everything but what NotResource lists. Name what is meant, under Resource.`,
        };
    }
  },
};

/** More than these are no list that anybody reads. */
const LONGEST_LIST = 40;

/** Writes what the statement stands for today. Nothing is said of actions that AWS adds later. */
function listActions(policy: Policy, statement: Statement, action: Element<StringValue>): readonly Fix[] {
  const kept = action.values.map(({ value }) => expandAction(value));
  if (action.property.value === undefined || kept.some((actions) => actions.length === 0)) return [];
  const excluded = new Set(kept.flat());
  const wanted = actionsOf(serviceOfKind(policy.kind)).filter(
    (each) =>
      each.resourceTypes.length > 0 &&
      !excluded.has(each) &&
      (policy.kind === "kms-key-policy" || isFitting(each.name, statement)),
  );
  const list = collapseActions(wanted, (each) => excluded.has(each));
  if (list.length === 0 || list.length > LONGEST_LIST) return [];
  return [
    {
      title: "Replace NotAction by Action with what it stands for today",
      access: "narrower",
      edits: [
        renameProperty(action.property, "Action"),
        replaceValue(policy.tree.text, action.property.value, list),
      ],
    },
  ];
}

/** S3 takes no action that acts on none of a statement's resources. */
function isFitting(action: string, { resource }: Statement): boolean {
  return resource?.negated !== false || resource.values.some(({ value }) => fits(action, value));
}
