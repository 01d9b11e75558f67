import { severities, type RuleId, type Severity, type SeverityOverrides } from "../engine/engine.ts";

export const SECTION = "latchkey";

export interface ReadSettings {
  readonly overrides: SeverityOverrides;
  /** A sentence for each part that was passed over. */
  readonly mistakes: readonly string[];
}

/** Reads the section "latchkey" of a user's settings. What makes no sense is left out, never fatal. */
export function readSettings(section: unknown, ruleIds: readonly RuleId[]): ReadSettings {
  const given = isRecord(section) ? section["rules"] : undefined;
  if (given === undefined || given === null) return { overrides: {}, mistakes: [] };
  if (!isRecord(given)) return { overrides: {}, mistakes: ["latchkey.rules has to be an object."] };

  const overrides: Partial<Record<RuleId, Severity | "off">> = {};
  const mistakes: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    const rule = ruleIds.find((id) => id === name);
    if (rule === undefined) mistakes.push(`There is no rule "${name}".`);
    else if (isOverride(value)) overrides[rule] = value;
    else mistakes.push(`"${name}" has to be ${choices}, not ${JSON.stringify(value)}.`);
  }
  return { overrides, mistakes };
}

/** Latchkey's section of all the settings that a client may send along. */
export function sectionOf(settings: unknown): unknown {
  return isRecord(settings) ? settings[SECTION] : undefined;
}

const choices = `${severities.map((severity) => `"${severity}"`).join(", ")} or "off"`;

function isOverride(value: unknown): value is Severity | "off" {
  return value === "off" || severities.some((severity) => severity === value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
