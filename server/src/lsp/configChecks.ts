import { entriesFor, withoutEffect } from "../engine/config/applyConfig.ts";
import type { ConfigEntry, ConfigFinding } from "../engine/config/config.ts";
import { mistakesOfDocuments, type Reached } from "../engine/config/mistakesOfDocuments.ts";
import { createCheckedConfigs, nothingHeld, type ConfigChecks } from "./checkedConfigs.ts";
import { createNews } from "./news.ts";
import { createSchedule } from "./schedule.ts";
import type { Session } from "./session.ts";
import { rememberUsed, type UsedEntries } from "./usedEntries.ts";
import { folderOf, pathFrom, type ShelvedConfig } from "./workspace/configShelf.ts";

type Checked = Omit<Session, "configChecks">;

/** How long documents have to rest before configuration files are held against them, in milliseconds. */
const REST = 300;

/** Keeps up to date which entries of configuration files fit nothing. */
export function createConfigChecks(session: Checked): ConfigChecks {
  const { documents, guard, services, settings, workspace } = session;
  const shelf = createCheckedConfigs();
  const usedIn = rememberUsed(session);
  const changed = createNews();
  let latestRun = 0;
  let told = "";
  const of: ConfigChecks["of"] = (uri) => {
    const config = workspace.configs.at(uri)?.config;
    return config === undefined ? nothingHeld : shelf.of(config);
  };
  const tell = (): void => {
    const stamps = workspace.configs
      .all()
      .map(({ uri }) => [uri, of(uri).serial, documents.get(uri) !== undefined].join(" "));
    if (told === stamps.join("\n")) return;
    told = stamps.join("\n");
    changed.tell();
  };
  const check = guard("Checking configuration files", undefined, async (): Promise<void> => {
    const run = ++latestRun;
    await Promise.all([settings.ready, workspace.rest()]);
    const isStale = (): boolean => run !== latestRun;
    for (const config of workspace.configs.all()) {
      const unused = await unusedIn(config, session, usedIn, isStale);
      if (isStale()) return;
      shelf.put(config.config, unused);
    }
    tell();
  });
  const schedule = createSchedule(services.after, () => void check());
  const plan = (): void => {
    schedule.plan("", REST);
  };
  workspace.onChange(plan);
  settings.onChange(plan);
  return { of, onChange: changed.listen };
}

/** Only where all documents that a file is for are known. One after the other, so that messages in between are answered. */
async function unusedIn(
  shelved: ShelvedConfig,
  session: Checked,
  usedIn: UsedEntries,
  isStale: () => boolean,
): Promise<readonly ConfigFinding[]> {
  const { services, workspace } = session;
  const { config, uri: configUri } = shelved;
  if (!workspace.roots.isAllKnownAround(configUri)) return [];
  const used = new Set<ConfigEntry>();
  for (const uri of workspace.documents()) {
    if (isStale() || used.size === config.entries.length) break;
    if (workspace.configs.nearest(uri) !== shelved) continue;
    const entries = entriesFor(pathFrom(folderOf(configUri), uri), config);
    if (entries.every((entry) => used.has(entry))) continue;
    await new Promise<void>((resolve) => void services.after(0, resolve));
    for (const entry of usedIn(uri) ?? entries) used.add(entry);
  }
  return [...withoutEffect(config, used), ...mistakesOfDocuments(config, reachedFrom(shelved, session))];
}

/** What the paths of a configuration's sets lead to. */
function reachedFrom(config: ShelvedConfig, { workspace }: Checked): (path: string) => Reached {
  return (path) => {
    const uri = workspace.declared.uriOf(config, path);
    const document = workspace.library.read(uri);
    return document && (workspace.configs.nearest(uri) === config ? document.policy.kind : "hidden");
  };
}
