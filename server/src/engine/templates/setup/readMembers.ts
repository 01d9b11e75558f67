import { nearest } from "../../catalog/nearest.ts";
import type { Node, ObjectNode, Property } from "../../tree/node.ts";
import { describe, setupMembers, type SetupMember } from "./members.ts";
import { problemAt, type SetupProblem } from "./problem.ts";

/** What is wrong with the form of a setup file: members that do not exist, are missing, or are of another type. */
export function problemsOfForm(root: ObjectNode): readonly SetupProblem[] {
  return [...root.properties.flatMap((property) => problemOfMember(property, root)), ...missing(root)];
}

function problemOfMember(property: Property, root: ObjectNode): readonly SetupProblem[] {
  const { name, value } = property;
  if (name.value === "$schema") return [];
  const member = setupMembers.find((each) => each.name === name.value);
  if (member === undefined) return [problemAt(name, unknownMember(name.value))];
  const first = root.properties.find((each) => each.name.value === name.value);
  if (first !== property)
    return [problemAt(name, `"${name.value}" is there already. One of the two has to go.`)];
  if (value === undefined) return [problemAt(name, `"${name.value}" needs a value.`)];
  return problemsOfValue(value, member);
}

function unknownMember(name: string): string {
  const meant = nearest(
    name,
    setupMembers.map((member) => member.name),
  );
  const hint = meant === undefined ? "" : ` Did you mean "${meant}"?`;
  return `A setup has no "${name}".${hint}`;
}

function missing({ properties, start }: ObjectNode): readonly SetupProblem[] {
  return setupMembers
    .filter(({ name, required }) => required && !properties.some((each) => each.name.value === name))
    .map((member) =>
      problemAt({ start, end: start + 1 }, `"${member.name}" is missing. ${describe(member)}`),
    );
}

function problemsOfValue(value: Node, member: SetupMember): readonly SetupProblem[] {
  switch (member.type) {
    case "string":
      return problemsOfText(value, member);
    case "strings":
      return problemsOfList(value, member);
    case "boolean":
      return value.kind === "boolean"
        ? []
        : [problemAt(value, `"${member.name}" is true or false, without quotes.`)];
    case "integer":
      return problemsOfNumber(value, member);
  }
}

function problemsOfText(value: Node, { name, choices }: SetupMember): readonly SetupProblem[] {
  if (value.kind !== "string") return [problemAt(value, `"${name}" is a text in quotes.`)];
  const values = choices?.map((choice) => choice.value);
  if (values === undefined || values.includes(value.value)) return [];
  return [
    problemAt(value, `"${name}" is ${values.map((each) => `"${each}"`).join(" or ")}, not "${value.value}".`),
  ];
}

function problemsOfList(value: Node, { name, required }: SetupMember): readonly SetupProblem[] {
  if (value.kind !== "array") return [problemAt(value, `"${name}" is a list: ["…"].`)];
  if (required && value.items.length === 0)
    return [problemAt(value, `"${name}" is empty. At least one role or user is needed.`)];
  return value.items
    .filter(({ kind }) => kind !== "string")
    .map((item) => problemAt(item, `"${name}" lists texts in quotes.`));
}

function problemsOfNumber(
  value: Node,
  { name, range: [least, greatest] = [0, 0] }: SetupMember,
): readonly SetupProblem[] {
  const isRight =
    value.kind === "number" &&
    Number.isInteger(value.value) &&
    value.value >= least &&
    value.value <= greatest;
  if (isRight) return [];
  return [problemAt(value, `"${name}" is a whole number from ${String(least)} to ${String(greatest)}.`)];
}
