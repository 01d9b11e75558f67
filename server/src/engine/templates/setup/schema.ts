import { describe, setupMembers, type SetupMember } from "./members.ts";

/** The JSON Schema of setup files, draft 7, which every editor understands. */
export function setupSchema(): object {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "An encrypted bucket and its key",
    description: "What `latchkey generate` writes the documents of a bucket and its key from.",
    type: "object",
    properties: {
      $schema: { type: "string" },
      ...Object.fromEntries(setupMembers.map((member) => [member.name, schemaOf(member)])),
    },
    required: setupMembers.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  };
}

function schemaOf(member: SetupMember): object {
  const { type, initial, choices, range, pattern } = member;
  const items = { items: { type: "string", minLength: 1 }, ...(member.required && { minItems: 1 }) };
  return {
    description: describe(member),
    type: type === "strings" ? "array" : type,
    ...(type === "strings" && items),
    ...(initial !== undefined && { default: initial }),
    ...(choices && { enum: choices.map((choice) => choice.value) }),
    ...(range && { minimum: range[0], maximum: range[1] }),
    ...(pattern !== undefined && { pattern }),
  };
}
