import { rules } from "../rules/index.ts";
import { reachingPattern } from "./matchesPath.ts";
import { entryMembers, requiredMembers, type EntryMember } from "./members.ts";
import { weights } from "./readEntry.ts";
import { setSchema } from "./setSchema.ts";

/** The JSON Schema of configuration files, draft 7, which every editor understands. */
export function configSchema(): object {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "What Latchkey's rules weigh, and which documents belong together",
    description:
      "Severities of rules, by document and statement, each with its reason; and sets of documents that are declared.",
    type: "object",
    properties: {
      $schema: { type: "string" },
      rules: { type: "array", items: entrySchema() },
      sets: { type: "array", items: setSchema() },
    },
    additionalProperties: false,
  };
}

function entrySchema(): object {
  const member = (name: EntryMember, schema: object): object => ({
    [name]: { description: entryMembers[name], ...schema },
  });
  return {
    type: "object",
    properties: {
      ...member("rule", oneOrMore({ enum: rules.map(({ id }) => id) })),
      ...member("paths", oneOrMore({ type: "string", pattern: reachingPattern.source })),
      ...member("sids", oneOrMore({ type: "string" })),
      ...member("severity", { enum: weights }),
      ...member("reason", { type: "string", pattern: "\\S" }),
    },
    required: requiredMembers,
    additionalProperties: false,
  };
}

function oneOrMore(item: object): object {
  return { anyOf: [item, { type: "array", items: item, minItems: 1 }] };
}
