import { DidChangeConfigurationNotification, type Connection } from "vscode-languageserver";
import type { RuleId } from "../engine/engine.ts";
import type { Client } from "./client.ts";
import type { Guard } from "./guard.ts";
import { createNews } from "./news.ts";
import type { Services } from "./services.ts";
import { defaultSettings, readSettings, SECTION, sectionOf, type Settings } from "./settings.ts";

/** The user's settings as they stand. */
export interface SettingsSource {
  /** A new object whenever they changed. */
  readonly current: () => Settings;
  /** Settled once the client has said what they are, or has not for a while. */
  readonly ready: Promise<void>;
  /** Calls back after each change. */
  readonly onChange: (changed: () => void) => void;
}

/** How long the first diagnostics wait for a client that owes its settings, in milliseconds. */
const PATIENCE = 1000;

/**
 * Pulls the settings when the session starts and whenever the client says that they changed. A client that
 * answers no questions about them may send them along with that news.
 */
export function watchSettings(
  connection: Connection,
  initialized: Promise<void>,
  client: Client,
  guard: Guard,
  { ruleIds, after }: Services,
): SettingsSource {
  const store = storeSettings(ruleIds, (mistakes) => {
    connection.console.warn(`Settings are ignored in part. ${mistakes.join(" ")}`);
  });
  let latestPull = 0;
  const pull = guard("Reading the settings", undefined, async (): Promise<void> => {
    const pullNumber = ++latestPull;
    const section: unknown = await connection.workspace.getConfiguration(SECTION);
    // An answer that a later question overtook says nothing any more.
    if (pullNumber === latestPull) store.take(section);
  });
  const start = async (): Promise<void> => {
    if (!client.answersConfiguration) {
      store.settle();
      return;
    }
    const stopWaiting = after(PATIENCE, store.settle);
    void pull().then(() => {
      stopWaiting();
      store.settle();
    });
    if (client.announcesConfiguration)
      await connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
  };
  const change = async ({ settings }: { settings: unknown }): Promise<void> => {
    if (client.answersConfiguration) await pull();
    else store.take(sectionOf(settings));
  };
  void initialized.then(guard("Watching the settings", undefined, start));
  connection.onDidChangeConfiguration(guard("Taking changed settings", undefined, change));
  return store;
}

interface SettingsStore extends SettingsSource {
  readonly take: (section: unknown) => void;
  /** Ends the wait for settings that have not come. */
  readonly settle: () => void;
}

function storeSettings(
  ruleIds: readonly RuleId[],
  warn: (mistakes: readonly string[]) => void,
): SettingsStore {
  let current = defaultSettings;
  const changed = createNews();
  let settle: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => (settle = resolve));
  const take = (section: unknown): void => {
    const { mistakes, ...settings } = readSettings(section, ruleIds);
    if (mistakes.length > 0) warn(mistakes);
    settle();
    if (JSON.stringify(settings) === JSON.stringify(current)) return;
    current = settings;
    changed.tell();
  };
  return { current: () => current, ready, onChange: changed.listen, take, settle };
}
