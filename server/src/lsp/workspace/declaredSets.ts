import { resolveSet } from "../../engine/config/resolveSet.ts";
import { documentsOf } from "../../engine/set/declaredSet.ts";
import type { Library } from "../../engine/set/library.ts";
import { folderOf, type ConfigShelf, type ShelvedConfig } from "./configShelf.ts";
import { decoded } from "./ignored.ts";

/** The sets that the configuration files of a workspace declare, as the library has them. */
export interface DeclaredSets {
  /** Takes what the configuration files say now. */
  readonly renew: () => void;
  /** Takes note of how the URI of a document is spelled: clients escape them differently. */
  readonly meet: (uri: string) => void;
  /** Where a path leads to from a configuration's folder. */
  readonly uriOf: (config: ShelvedConfig, path: string) => string;
}

export function createDeclaredSets(configs: ConfigShelf, library: Library): DeclaredSets {
  const spelled = new Map<string, string>();
  let wanted: ReadonlySet<string> = new Set();
  let told = "[[],[]]";
  const uriOf: DeclaredSets["uriOf"] = (config, path) => {
    const uri = `${folderOf(config.uri)}/${path.split("/").map(encodeURIComponent).join("/")}`;
    return spelled.get(decoded(uri)) ?? uri;
  };
  const renew = (): void => {
    const resolved = configs.all().flatMap((config) =>
      config.config.sets.map((set) =>
        resolveSet(set, config, (path) => {
          const uri = uriOf(config, path);
          return configs.nearest(uri) === config ? uri : undefined;
        }),
      ),
    );
    const declaring = configs.all().filter(({ config }) => config.sets.length > 0);
    const state = JSON.stringify([declaring.map(({ version }) => version), resolved.map(documentsOf)]);
    if (state === told) return;
    told = state;
    wanted = new Set(resolved.flatMap(documentsOf).map(({ uri }) => decoded(uri)));
    library.declare(resolved);
  };
  return {
    renew,
    meet: (uri) => {
      const path = decoded(uri);
      if (!wanted.has(path) || spelled.get(path) === uri) return;
      spelled.set(path, uri);
      renew();
    },
    uriOf,
  };
}
