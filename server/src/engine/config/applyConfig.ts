import type { SeverityOverrides } from "../lint/lint.ts";
import type { Finding } from "../lint/rule.ts";
import type { Policy } from "../policy/policy.ts";
import type { Config, ConfigEntry, ConfigFinding } from "./config.ts";
import { matchesPath } from "./matchesPath.ts";

export interface Configured {
  /** What is left of the findings, as severe as the configuration has it. */
  readonly findings: readonly Finding[];
  /** The entries that fit a finding. */
  readonly used: readonly ConfigEntry[];
}

/**
 * The severities with which a document is to be checked so that a configuration can bring back what they turn off: rules
 * that entries for its path name are left on.
 */
export function overridesUnder(
  overrides: SeverityOverrides,
  path: string,
  config: Config,
): SeverityOverrides {
  const named = new Set<string>(entriesFor(path, config).flatMap(({ rules }) => rules));
  return Object.fromEntries(
    Object.entries(overrides).filter(([rule, severity]) => severity !== "off" || !named.has(rule)),
  );
}

/**
 * Weighs the findings on a document as a configuration has it; of several entries that fit a finding the last one
 * decides, and the overrides where none does. The path leads from the configuration's folder to the document.
 */
export function applyConfig(
  policy: Policy,
  findings: readonly Finding[],
  path: string,
  config: Config,
  overrides: SeverityOverrides = {},
): Configured {
  const here = entriesFor(path, config);
  const used = new Set<ConfigEntry>();
  const left = findings.flatMap((finding) => {
    const fitting = here.filter((entry) => fits(entry, finding, policy));
    for (const entry of fitting) used.add(entry);
    const otherwise = overrides[finding.rule] === "off" ? "off" : finding.severity;
    const severity = fitting.at(-1)?.severity ?? otherwise;
    return severity === "off" ? [] : [{ ...finding, severity }];
  });
  return { findings: left, used: [...used] };
}

/** The entries that may fit findings on the document of a path. */
export function entriesFor(path: string, { entries }: Config): readonly ConfigEntry[] {
  return entries.filter(({ paths }) => paths === undefined || paths.some((each) => matchesPath(path, each)));
}

function fits({ rules, sids }: ConfigEntry, finding: Finding, policy: Policy): boolean {
  if (!rules.includes(finding.rule)) return false;
  if (sids === undefined) return true;
  const sid = sidOf(finding, policy);
  return sid !== undefined && sids.includes(sid);
}

/** A finding belongs to the statement that it stands in. One on a whole document belongs to none. */
export function sidOf({ start, end }: Finding, { statements }: Policy): string | undefined {
  return statements.find(({ node }) => node.start <= start && end <= node.end)?.sid?.value;
}

/** What is to be said of entries when every document that a configuration is for was checked. */
export function withoutEffect(config: Config, used: ReadonlySet<ConfigEntry>): readonly ConfigFinding[] {
  const unused = config.entries.filter((entry) => !used.has(entry));
  return unused.map(({ start, end }) => ({
    rule: "config/without-effect",
    severity: "warning",
    message: "This entry fits no finding any more. It can go.",
    start,
    end,
  }));
}
