import { meantElement, policyElements, principalTypes, statementElements } from "../../catalog/elements.ts";
import { placeholderIn } from "../../catalog/placeholders.ts";
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
      yield* unknownIn(propertyOf(statement, "Principal")?.value, principalTypes, "Principal");
      yield* unknownIn(propertyOf(statement, "NotPrincipal")?.value, principalTypes, "NotPrincipal");
    }
  },
};

function* unknownIn(node: Node | undefined, elements: readonly string[], owner: string): Iterable<Problem> {
  if (node?.kind !== "object") return;
  for (const property of node.properties) {
    const { value: name } = property.name;
    if (elements.includes(name) || placeholderIn(name) !== undefined) continue;

    const meant = meantElement(name, elements);
    const advice = meant === undefined ? `It has ${inWords(elements)}.` : `"${meant}" is probably meant.`;
    yield {
      at: property.name,
      message: `${owner} has no member ${quoted(name)}. ${advice} AWS refuses this policy.`,
      fixes: () => (meant === undefined || propertyOf(node, meant) ? [] : [renaming(property, meant)]),
    };
  }
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
