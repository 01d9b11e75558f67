import { listOf } from "../lint/words.ts";
import { severities, type RuleId, type Severity } from "../lint/rule.ts";
import { rules } from "../rules/index.ts";
import { quoted } from "../rules/quoted.ts";
import { itemsOf, propertyOf, textsOf, type Node, type ObjectNode, type StringNode } from "../tree/node.ts";
import { mistakeAt, type ConfigEntry, type ConfigFinding } from "./config.ts";
import { reachingPattern } from "./matchesPath.ts";
import {
  entryMembers,
  misplacedMembers,
  requiredMembers,
  suggestionOf,
  type EntryMember,
} from "./members.ts";

/** What an entry can make of a finding. */
export const weights = [...severities, "off"] as const;

const names = Object.keys(entryMembers) as EntryMember[];

export interface ReadEntry {
  readonly entries: readonly ConfigEntry[];
  readonly findings: readonly ConfigFinding[];
}

/** Reads one entry: none where anything is wrong with it, for a slip must not silence more than was meant. */
export function readEntry(node: Node): ReadEntry {
  if (node.kind !== "object")
    return { entries: [], findings: [mistakeAt(node, "config/wrong-type", "An entry is an object: { … }.")] };
  const findings = [
    ...misplacedMembers(node, names, "An entry"),
    ...missingMembers(node),
    ...names.flatMap((name) => {
      const value = propertyOf(node, name)?.value;
      return value === undefined ? [] : checks[name](value);
    }),
  ];
  const severity = weights.find((weight) => weight === valuesOf(node, "severity")?.[0]);
  if (findings.length > 0 || severity === undefined) return { entries: [], findings };
  const named = valuesOf(node, "rule") ?? [];
  return { entries: [toEntry(node, idsAmong(named), severity)], findings };
}

function toEntry(node: ObjectNode, ids: readonly RuleId[], severity: Severity | "off"): ConfigEntry {
  const { start, end } = propertyOf(node, "rule")?.value ?? node;
  return { rules: ids, paths: valuesOf(node, "paths"), sids: valuesOf(node, "sids"), severity, start, end };
}

/** An entry that was just begun lacks all of them, which is one thing to say. */
function missingMembers(node: ObjectNode): readonly ConfigFinding[] {
  const at = { start: node.start, end: node.start + 1 };
  if (node.properties.length === 0) return [mistakeAt(at, "config/missing-member", emptyEntry)];
  return requiredMembers
    .filter((name) => propertyOf(node, name) === undefined)
    .map((name) =>
      name === "reason"
        ? mistakeAt(at, "config/missing-reason", needsReason)
        : mistakeAt(at, "config/missing-member", `"${name}" is missing. ${entryMembers[name]}`),
    );
}

const emptyEntry = `This entry is empty. It needs ${listOf(requiredMembers.map((name) => `"${name}"`))}.`;

const needsReason = `An entry needs a "reason": whoever reads it later has to know why this is right here.`;

const checks: Readonly<Record<EntryMember, (value: Node) => readonly ConfigFinding[]>> = {
  rule: (value) => [...mistakesOfTexts(value, "rule"), ...textsOf(value).flatMap(mistakesOfRule)],
  paths: (value) => [...mistakesOfTexts(value, "paths"), ...textsOf(value).flatMap(mistakesOfGlob)],
  sids: (value) => mistakesOfTexts(value, "sids"),
  severity: mistakesOfSeverity,
  reason: mistakesOfReason,
};

function mistakesOfTexts(value: Node, name: EntryMember): readonly ConfigFinding[] {
  const items = itemsOf(value);
  const wrong = items.length === 0 ? [value] : items.filter(({ kind }) => kind !== "string");
  return wrong.map((node) =>
    mistakeAt(node, "config/wrong-type", `"${name}" is a text in quotes, or a list of some.`),
  );
}

function mistakesOfGlob(node: StringNode): readonly ConfigFinding[] {
  if (reachingPattern.test(node.value)) return [];
  const message =
    `${quoted(node.value)} fits no document: a glob goes from the folder of latchkey.json on and never leaves it, ` +
    `as "records/*.json" and "records/**" do, and none of its parts is empty, "." or "..".`;
  return [mistakeAt(node, "config/path-outside", message)];
}

function mistakesOfRule(node: StringNode): readonly ConfigFinding[] {
  if (rules.some(({ id }) => id === node.value)) return [];
  const suggestion = suggestionOf(
    node.value,
    rules.map(({ id }) => id),
  );
  return [mistakeAt(node, "config/unknown-rule", `There is no rule "${node.value}".${suggestion}`)];
}

function mistakesOfSeverity(value: Node): readonly ConfigFinding[] {
  if (value.kind === "string" && weights.some((weight) => weight === value.value)) return [];
  const all = weights.map((weight) => `"${weight}"`).join(", ");
  return [mistakeAt(value, "config/wrong-severity", `"severity" is one of ${all}.`)];
}

function mistakesOfReason(value: Node): readonly ConfigFinding[] {
  if (value.kind !== "string")
    return [mistakeAt(value, "config/wrong-type", `"reason" is a text in quotes.`)];
  return value.value.trim() === "" ? [mistakeAt(value, "config/missing-reason", needsReason)] : [];
}

function valuesOf(node: ObjectNode, name: EntryMember): readonly string[] | undefined {
  const value = propertyOf(node, name)?.value;
  return value && textsOf(value).map((text) => text.value);
}

function idsAmong(named: readonly string[]): readonly RuleId[] {
  return rules.map(({ id }) => id).filter((id) => named.includes(id));
}
