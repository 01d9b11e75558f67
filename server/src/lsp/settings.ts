import {
  noSurroundings,
  profiles,
  severities,
  type RuleId,
  type Severity,
  type SeverityOverrides,
  type Surroundings,
} from "../engine/engine.ts";

export const SECTION = "latchkey";

/** What the user set. */
export interface Settings {
  readonly overrides: SeverityOverrides;
  /** What is wanted of every document. */
  readonly surroundings: Surroundings;
  /** Whether what wildcards stand for is written behind them. */
  readonly inlayHints: boolean;
}

export const defaultSettings: Settings = {
  overrides: {},
  surroundings: noSurroundings,
  inlayHints: false,
};

export interface ReadSettings extends Settings {
  /** A sentence for each part that was passed over. */
  readonly mistakes: readonly string[];
}

/** Reads the section "latchkey" of a user's settings. What makes no sense is left out, never fatal. */
export function readSettings(section: unknown, ruleIds: readonly RuleId[]): ReadSettings {
  const given = isRecord(section) ? section : {};
  const mistakes: string[] = [];
  return {
    overrides: readOverrides(given["rules"], ruleIds, mistakes),
    surroundings: readSurroundings(given, mistakes),
    inlayHints: readTruth(given, "inlayHints", mistakes) ?? defaultSettings.inlayHints,
    mistakes,
  };
}

function readSurroundings(given: Readonly<Record<string, unknown>>, mistakes: string[]): Surroundings {
  const { profile } = given;
  const read = { ...noSurroundings };
  const known = profiles.find((each) => each === profile);
  if (known !== undefined) read.profile = known;
  else if (isGiven(profile))
    mistakes.push(`latchkey.profile has to be ${quotedList(profiles)}, not ${JSON.stringify(profile)}.`);
  read.allowDsse = readTruth(given, "allowDsse", mistakes) ?? read.allowDsse;
  return read;
}

function readTruth(
  given: Readonly<Record<string, unknown>>,
  name: string,
  mistakes: string[],
): boolean | undefined {
  const value = given[name];
  if (typeof value === "boolean") return value;
  if (isGiven(value))
    mistakes.push(`latchkey.${name} has to be true or false, not ${JSON.stringify(value)}.`);
  return undefined;
}

function readOverrides(given: unknown, ruleIds: readonly RuleId[], mistakes: string[]): SeverityOverrides {
  if (!isGiven(given)) return {};
  if (!isRecord(given)) {
    mistakes.push("latchkey.rules has to be an object.");
    return {};
  }
  const overrides: Partial<Record<RuleId, Severity | "off">> = {};
  for (const [name, value] of Object.entries(given)) {
    const rule = ruleIds.find((id) => id === name);
    if (rule === undefined) mistakes.push(`There is no rule "${name}".`);
    else if (isOverride(value)) overrides[rule] = value;
    else mistakes.push(`"${name}" has to be ${choices}, not ${JSON.stringify(value)}.`);
  }
  return overrides;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** Latchkey's section of all the settings that a client may send along. */
export function sectionOf(settings: unknown): unknown {
  return isRecord(settings) ? settings[SECTION] : undefined;
}

function quotedList(words: readonly string[]): string {
  const quoted = words.map((word) => `"${word}"`);
  return `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1) ?? ""}`;
}

const choices = quotedList([...severities, "off"]);

function isOverride(value: unknown): value is Severity | "off" {
  return value === "off" || severities.some((severity) => severity === value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
