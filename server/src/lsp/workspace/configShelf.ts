import { applyConfig } from "../../engine/config/applyConfig.ts";
import { CONFIG_FILE, type Config } from "../../engine/config/config.ts";
import { readConfig } from "../../engine/config/readConfig.ts";
import type { Analysis, Finding } from "../../engine/engine.ts";
import { decoded } from "./ignored.ts";

/** The configuration files of a workspace: open ones by their text, the others by what their files say. */
export interface ConfigShelf {
  /** Takes a file's text, undefined when it is gone. What is no configuration file is left out. */
  readonly put: (uri: string, text: string | undefined) => void;
  /** What the nearest one upward from a document makes of its findings. */
  readonly weigh: (uri: string, analysis: Analysis) => readonly Finding[];
  /** The nearest one upward from a document. */
  readonly nearest: (uri: string) => ShelvedConfig | undefined;
  /** Stays the same for as long as the one that is for a document does; empty without one. */
  readonly stampOf: (uri: string) => string;
}

export interface ShelvedConfig {
  readonly uri: string;
  readonly text: string;
  readonly config: Config;
}

export function createConfigShelf(): ConfigShelf {
  const byFolder = new Map<string, ShelvedConfig>();
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
      else if (known?.text !== text || known.uri !== uri)
        byFolder.set(folder, { uri, text, config: readConfig(text) });
    },
    weigh: (uri, { policy, findings }) => {
      const found = nearest(uri);
      if (found === undefined) return findings;
      return applyConfig(policy, findings, pathFrom(folderOf(found.uri), uri), found.config).findings;
    },
    nearest,
    stampOf: (uri) => {
      const found = nearest(uri);
      return found === undefined ? "" : `${found.uri} ${found.text}`;
    },
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
