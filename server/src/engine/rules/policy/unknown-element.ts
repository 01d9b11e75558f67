import { meantElement, policyElements, principalTypes, statementElements } from "../../catalog/elements.ts";
import { saysNot } from "../../catalog/negation.ts";
import { placeholderInName } from "../../catalog/placeholders.ts";
import type { Problem, Rule } from "../../lint/rule.ts";
import { renameProperty } from "../../tree/edits.ts";
import { itemsOf, propertyOf, type Node, type Property } from "../../tree/node.ts";
import { quoted } from "../quoted.ts";

export const unknownElement: Rule = {
  id: "policy/unknown-element",
  summary: "A member that the policy language does not have",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "error",
  answers: ["INVALID_POLICY_ELEMENT", "INVALID_PRINCIPAL_KEY"],

  *check({ root }) {
    yield* unknownIn(root, policyElements, "A policy");
    for (const statement of itemsOf(propertyOf(root, "Statement")?.value)) {
      yield* unknownIn(statement, statementElements, "A statement");
      for (const owner of ["Principal", "NotPrincipal"])
        yield* unknownIn(propertyOf(statement, owner)?.value, principalTypes, owner);
    }
  },
};

function* unknownIn(node: Node | undefined, elements: readonly string[], owner: string): Iterable<Problem> {
  if (node?.kind !== "object") return;
  for (const property of node.properties) {
    const { value: name } = property.name;
    if (elements.includes(name) || placeholderInName(name) !== undefined) continue;

    const meant = meantMember(name, elements);
    const advice = meant === undefined ? `It has ${inWords(elements)}.` : `"${meant}" is probably meant.`;
    yield {
      at: property.name,
      message: `${owner} has no member ${quoted(name)}. ${advice} AWS refuses this policy.`,
      fixes: () => (meant === undefined || isTaken(node, meant) ? [] : [renaming(property, meant)]),
    };
  }
}

/** Nobody who writes "not" means a member without it, and the other way round. */
function meantMember(name: string, elements: readonly string[]): string | undefined {
  const meant = meantElement(name, elements);
  return meant !== undefined && saysNot(meant) === saysNot(name) ? meant : undefined;
}

/** Whether an object has a member already, or its opposite, beside which it cannot stand. */
function isTaken(node: Node, name: string): boolean {
  const opposite = name.startsWith("Not") ? name.slice(3) : `Not${name}`;
  return propertyOf(node, name) !== undefined || propertyOf(node, opposite) !== undefined;
}

/** A renamed member begins to count: a condition narrows, anything else can widen what is allowed. */
function renaming(property: Property, meant: string): ReturnType<NonNullable<Problem["fixes"]>>[number] {
  return {
    title: `Rename ${quoted(property.name.value)} to "${meant}"`,
    access: meant === "Sid" || meant === "Id" ? "unchanged" : "wider",
    edits: [renameProperty(property, meant)],
  };
}

function inWords(names: readonly string[]): string {
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}
