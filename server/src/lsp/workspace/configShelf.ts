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
  /** Stays the same for as long as the one that is for a document does; empty without one. */
  readonly stampOf: (uri: string) => string;
}

interface ShelvedConfig {
  readonly folder: string;
  readonly text: string;
  readonly config: Config;
}

export function createConfigShelf(): ConfigShelf {
  const byFolder = new Map<string, ShelvedConfig>();
  const nearest = (uri: string): ShelvedConfig | undefined => {
    for (let slash = uri.lastIndexOf("/"); slash > 0; slash = uri.lastIndexOf("/", slash - 1)) {
      const found = byFolder.get(uri.slice(0, slash));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    put: (uri, text) => {
      const path = decoded(uri);
      if (!path.endsWith(`/${CONFIG_FILE}`)) return;
      const folder = path.slice(0, -CONFIG_FILE.length - 1);
      if (text === undefined) byFolder.delete(folder);
      else if (byFolder.get(folder)?.text !== text)
        byFolder.set(folder, { folder, text, config: readConfig(text) });
    },
    weigh: (uri, { policy, findings }) => {
      const path = decoded(uri);
      const found = nearest(path);
      if (found === undefined) return findings;
      return applyConfig(policy, findings, path.slice(found.folder.length + 1), found.config).findings;
    },
    stampOf: (uri) => {
      const found = nearest(decoded(uri));
      return found === undefined ? "" : `${found.folder} ${found.text}`;
    },
  };
}
