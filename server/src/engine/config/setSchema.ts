import { documentMembers, listMembers, setMembers, textForms, type SetMember } from "./setMembers.ts";
import { leavingPath } from "./setPaths.ts";

/** The JSON Schema of a declared set. */
export function setSchema(): object {
  const members = Object.keys(setMembers) as SetMember[];
  return {
    type: "object",
    properties: Object.fromEntries(
      members.map((name) => [name, { description: setMembers[name], ...schemaOf(name) }]),
    ),
    required: ["name"],
    anyOf: Object.keys(documentMembers).map((name) => ({ properties: { [name]: {} }, required: [name] })),
    additionalProperties: false,
  };
}

function schemaOf(name: SetMember): object {
  if (name === "allowDsse") return { type: "boolean" };
  const text = { type: "string", pattern: patternOf(name) };
  return listMembers.includes(name) ? { anyOf: [text, { type: "array", items: text }] } : text;
}

/** A path is held to where it begins; whether it leaves the folder further on, the reader says. */
function patternOf(name: SetMember): string {
  return name in textForms ? textForms[name as keyof typeof textForms].pattern.source : STAYING;
}

const STAYING = `^(?!${leavingPath.source.slice(1)})`;
