import type { ConfigEntry } from "../engine/config/config.ts";
import { documentAt } from "./documentAt.ts";
import type { Session } from "./session.ts";
import type { Settings } from "./settings.ts";

/**
 * The entries of its configuration that fit findings on a document. Undefined for what is half typed: its findings come and
 * go, and there is a use for all that may fit them.
 */
export type UsedEntries = (uri: string) => readonly ConfigEntry[] | undefined;

interface Used {
  readonly entries: readonly ConfigEntry[] | undefined;
  readonly text: string | undefined;
  readonly stamp: string;
  readonly settings: Settings;
}

/** Remembers no more than that: analyses of all documents of a workspace would be a lot. */
export function rememberUsed(session: Omit<Session, "configChecks">): UsedEntries {
  const { analyses, settings, workspace } = session;
  const known = new Map<string, Used>();
  return (uri) => {
    const now = {
      text: workspace.library.textOf(uri),
      stamp: workspace.stampOf(uri),
      settings: settings.current(),
    };
    const last = known.get(uri);
    if (last?.text === now.text && last?.stamp === now.stamp && last.settings === now.settings)
      return last.entries;
    const { analysis, used } = analyses(documentAt(session, uri));
    const isHalfTyped = (analysis?.policy.tree.errors.length ?? 0) > 0;
    const entries = isHalfTyped ? undefined : used;
    known.set(uri, { ...now, entries });
    return entries;
  };
}
