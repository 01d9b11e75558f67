import { applyConfig, overridesUnder, type Configured } from "../../engine/config/applyConfig.ts";
import { CONFIG_FILE, type Config } from "../../engine/config/config.ts";
import { readConfig } from "../../engine/config/readConfig.ts";
import type { Analysis, SeverityOverrides } from "../../engine/engine.ts";
import { decoded } from "./ignored.ts";

/** The configuration files of a workspace: open ones by their text, the others by what their files say. */
export interface ConfigShelf {
  /** Takes a file's text, undefined when it is gone. What is no configuration file is left out. */
  readonly put: (uri: string, text: string | undefined) => void;
  /** What the nearest one upward from a document makes of its findings. */
  readonly weigh: (uri: string, analysis: Analysis, overrides: SeverityOverrides) => Configured;
  /** What a document is to be checked with, so that there is something to weigh where the user turned a rule off. */
  readonly overridesFor: (uri: string, overrides: SeverityOverrides) => SeverityOverrides;
  /** The one of an address, however a client escapes it. */
  readonly at: (uri: string) => ShelvedConfig | undefined;
  readonly all: () => readonly ShelvedConfig[];
  /** The nearest one upward from a document. */
  readonly nearest: (uri: string) => ShelvedConfig | undefined;
  /** Stays the same for as long as the one that is for a document does; empty without one. */
  readonly stampOf: (uri: string) => string;
}

export interface ShelvedConfig {
  readonly uri: string;
  readonly text: string;
  readonly config: Config;
  /** No two of a session share it. */
  readonly version: number;
}

export function createConfigShelf(): ConfigShelf {
  const byFolder = new Map<string, ShelvedConfig>();
  let version = 0;
  const nearest = (uri: string): ShelvedConfig | undefined => {
    const path = decoded(uri);
    for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) {
      const found = byFolder.get(path.slice(0, slash));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    put: (uri, text) => {
      if (!isConfigFile(uri)) return;
      const folder = decoded(folderOf(uri));
      const known = byFolder.get(folder);
      if (text === undefined) byFolder.delete(folder);
      else if (known?.text !== text || known.uri !== uri) {
        const config = known?.text === text ? known.config : readConfig(text);
        byFolder.set(folder, { uri, text, config, version: ++version });
      }
    },
    weigh: (uri, { policy, findings }, overrides) => {
      const found = nearest(uri);
      if (found === undefined) return { findings, used: [] };
      return applyConfig(policy, findings, pathFrom(folderOf(found.uri), uri), found.config, overrides);
    },
    overridesFor: (uri, overrides) => {
      const found = nearest(uri);
      if (found === undefined) return overrides;
      return overridesUnder(overrides, pathFrom(folderOf(found.uri), uri), found.config);
    },
    at: (uri) => (isConfigFile(uri) ? byFolder.get(decoded(folderOf(uri))) : undefined),
    all: () => [...byFolder.values()],
    nearest,
    stampOf: (uri) => String(nearest(uri)?.version ?? ""),
  };
}

export function isConfigFile(uri: string): boolean {
  return decoded(uri).endsWith(`/${CONFIG_FILE}`);
}

/** The way from a folder to a document in it, as people read it. */
export function pathFrom(folder: string, uri: string): string {
  return decoded(uri).slice(decoded(folder).length + 1);
}

export function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/"));
}
