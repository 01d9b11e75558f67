import type { ConfigRuleId, RuleId, Severity } from "../lint/rule.ts";
import type { DeclaredSet } from "../set/declaredSet.ts";
import type { ObjectNode, Span } from "../tree/node.ts";

/** The name of a configuration file. It is for the documents of its folder and of the folders below. */
export const CONFIG_FILE = "latchkey.json";

/** What the findings of some rules weigh, in some documents and statements. */
export interface ConfigEntry extends Span {
  readonly rules: readonly RuleId[];
  /** Glob patterns from the file's folder on. Without them it is for every document. */
  readonly paths: readonly string[] | undefined;
  /** Without them it is for whole documents. */
  readonly sids: readonly string[] | undefined;
  readonly severity: Severity | "off";
}

/** What a configuration file says, and what is wrong with it. */
export interface Config {
  /** Those without a mistake: an entry with one has no effect. */
  readonly entries: readonly ConfigEntry[];
  /** Those without a mistake. */
  readonly sets: readonly ConfigSet[];
  readonly findings: readonly ConfigFinding[];
}

/** A set of documents that a configuration declares. */
export interface ConfigSet {
  readonly node: ObjectNode;
  /** With paths from the file's folder on where there are to be URIs. */
  readonly declared: DeclaredSet;
}

export interface ConfigFinding extends Span {
  readonly rule: ConfigRuleId;
  readonly severity: Severity;
  readonly message: string;
}

/** Something that keeps an entry, or the whole file, from being heeded. */
export function mistakeAt({ start, end }: Span, rule: ConfigRuleId, message: string): ConfigFinding {
  return { rule, severity: "error", message, start, end };
}
