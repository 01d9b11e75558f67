import type { Problem, Rule } from "../../lint/rule.ts";
import { objectsOf } from "../../policy/objectsOf.ts";
import { documentKinds, type Policy } from "../../policy/policy.ts";
import { removeMembers } from "../../tree/edits.ts";
import type { Node, ObjectNode, Property } from "../../tree/node.ts";
import { quoted } from "../quoted.ts";

export const duplicateMember: Rule = {
  id: "policy/duplicate-member",
  summary: "Two members of the same name in one object",
  kinds: documentKinds,
  severity: "error",
  answers: ["DUPLICATE_KEYS_WITH_DIFFERENT_CASE"],

  *check(policy) {
    const operators = policy.once(operatorBlocksOf);
    for (const object of policy.once(objectsOf)) {
      if (object.properties.length < 2 || (!operators.has(object) && haveOwnNames(object.properties)))
        continue;
      const first = new Map<string, Property>();
      for (const property of object.properties) {
        const { value: name } = property.name;
        const key = operators.has(object) ? name.toLowerCase() : name;
        const earlier = first.get(key);
        if (earlier === undefined) first.set(key, property);
        else yield toProblem(object, earlier, property);
      }
    }
  },
};

/** Objects of a policy have few members, so that comparing each with each is the quickest. */
function haveOwnNames(properties: readonly Property[]): boolean {
  if (properties.length > FEW) return false;
  return properties.every(({ name }, index) => {
    for (let other = 0; other < index; other++)
      if (properties[other]?.name.value === name.value) return false;
    return true;
  });
}

const FEW = 10;

/** The objects that hold condition keys, whose names are the only ones in a policy in which case does not count. */
function operatorBlocksOf({ statements }: Policy): ReadonlySet<ObjectNode> {
  return new Set(statements.flatMap(({ conditions }) => conditions.map(({ property }) => property.parent)));
}

function toProblem(object: ObjectNode, earlier: Property, later: Property): Problem {
  const { value: name } = later.name;
  const what =
    earlier.name.value === name
      ? `${quoted(name)} stands twice in this object.`
      : `${quoted(name)} and ${quoted(earlier.name.value)} are one condition key: case does not count in its name.`;
  return {
    at: later.name,
    message: `${what} AWS accepts no member twice, and other readers of JSON drop the first one without a word.`,
    related: [{ at: earlier.name, message: `The first ${quoted(earlier.name.value)}.` }],
    fixes: () =>
      isSame(earlier.value, later.value)
        ? [
            {
              title: `Remove the second ${quoted(name)}`,
              access: "unchanged",
              edits: removeMembers(object, [later]),
            },
          ]
        : [],
  };
}

/** Whether two values say the same, member by member in the order of the text. */
function isSame(a: Node | undefined, b: Node | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.kind === "array" && b.kind === "array")
    return a.items.length === b.items.length && a.items.every((item, index) => isSame(item, b.items[index]));
  if (a.kind === "object" && b.kind === "object")
    return (
      a.properties.length === b.properties.length &&
      a.properties.every(({ name, value }, index) => {
        const other = b.properties[index];
        return name.value === other?.name.value && isSame(value, other.value);
      })
    );
  return a.kind === b.kind && "value" in a && "value" in b ? a.value === b.value : a.kind === b.kind;
}
