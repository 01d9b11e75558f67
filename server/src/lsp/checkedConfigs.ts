import type { Config, ConfigFinding } from "../engine/config/config.ts";

/** What is held against configuration files. */
export interface ConfigChecks {
  /** Nothing for what is none; otherwise what is wrong with it and, as far as that is known by now, which of its entries fit nothing. */
  readonly of: (uri: string) => CheckedConfig;
  /** Calls back when that is something else than before, or a file was opened or closed. */
  readonly onChange: (changed: () => void) => void;
}

export interface CheckedConfig {
  /** No two of a session share it. */
  readonly serial: number;
  readonly findings: readonly ConfigFinding[];
}

export const nothingHeld: CheckedConfig = { serial: 0, findings: [] };

/** What was found out last of each configuration. */
export interface CheckedConfigs {
  readonly of: (config: Config) => CheckedConfig;
  /** Takes what is said of its entries; what is wrong with it, it says itself. */
  readonly put: (config: Config, unused: readonly ConfigFinding[]) => void;
}

export function createCheckedConfigs(): CheckedConfigs {
  const known = new WeakMap<Config, CheckedConfig>();
  let serial = 0;
  const put = (config: Config, unused: readonly ConfigFinding[]): CheckedConfig => {
    const findings = [...config.findings, ...unused];
    const last = known.get(config);
    if (last !== undefined && JSON.stringify(last.findings) === JSON.stringify(findings)) return last;
    const checked = { serial: ++serial, findings };
    known.set(config, checked);
    return checked;
  };
  return { of: (config) => known.get(config) ?? put(config, []), put };
}
