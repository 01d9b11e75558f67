import { nearest } from "../catalog/nearest.ts";
import type { ObjectNode, Property } from "../tree/node.ts";
import { mistakeAt, type ConfigFinding } from "./config.ts";

/** The members of an entry, and what they say to whoever writes one. */
export const entryMembers = {
  rule: "The rule that the entry is about, or a list of them.",
  paths:
    "Which documents it is for, as glob patterns from this file's folder on. Without them it is for all documents.",
  sids: "Which statements it is for, by their Sid. Without them it is for whole documents.",
  severity: "What a finding weighs. off silences it.",
  reason: "Why this is right here, for those who read it later.",
} as const;

export type EntryMember = keyof typeof entryMembers;

/** Those that no entry goes without. */
export const requiredMembers: readonly EntryMember[] = ["rule", "severity", "reason"];

/** Members of an object that do not exist or are there twice. */
export function misplacedMembers(
  { properties }: ObjectNode,
  known: readonly string[],
  owner: string,
): readonly ConfigFinding[] {
  return properties.flatMap((property) => {
    const { name } = property;
    if (!known.includes(name.value))
      return [mistakeAt(name, "config/unknown-member", unknownMember(name.value, known, owner))];
    return isRepeated(property, properties)
      ? [mistakeAt(name, "config/duplicate-member", `"${name.value}" is there already.`)]
      : [];
  });
}

function isRepeated(property: Property, properties: readonly Property[]): boolean {
  return properties.find(({ name }) => name.value === property.name.value) !== property;
}

function unknownMember(name: string, known: readonly string[], owner: string): string {
  return `${owner} has no "${name}".${suggestionOf(name, known)}`;
}

/** The name that was probably meant, as a question. Empty where none is near. */
export function suggestionOf(name: string, known: Iterable<string>): string {
  const meant = nearest(name, known);
  return meant === undefined ? "" : ` Did you mean "${meant}"?`;
}
