import type { Problem, Rule } from "../../lint/rule.ts";
import { documentKinds } from "../../policy/policy.ts";
import { repeatedMembersOf } from "../../policy/repeatedMembers.ts";
import { removeMembers } from "../../tree/edits.ts";
import type { Node, Property } from "../../tree/node.ts";
import { quoted } from "../quoted.ts";

export const duplicateMember: Rule = {
  id: "policy/duplicate-member",
  summary: "Two members of the same name in one object",
  kinds: documentKinds,
  severity: "error",
  answers: ["DUPLICATE_KEYS_WITH_DIFFERENT_CASE"],

  *check(policy) {
    for (const { earlier, later } of repeatedMembersOf(policy)) yield toProblem(earlier, later);
  },
};

function toProblem(earlier: Property, later: Property): Problem {
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
              edits: removeMembers(later.parent, [later]),
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
