import { commands, Uri, window, workspace } from "vscode";
import type { PlannedFile } from "./plannedFiles.ts";

const SCHEME = "latchkey-preview";
const TITLE = "Files to Be Written";

/** Shows files that are not written yet. */
export interface Preview {
  /** Each file beside what stands in its place. */
  readonly show: (files: readonly PlannedFile[]) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly dispose: () => void;
}

export function createPreview(): Preview {
  const texts = new Map<string, string>();
  let serial = 0;
  const provider = workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: (uri) => texts.get(uri.toString()),
  });
  return {
    show: async (files) => {
      if (files.length === 0) return;
      texts.clear();
      // Each preview has addresses of its own: the editor keeps the texts of those that it knows.
      serial++;
      const changes = files.map(({ name, text, target, place }) => {
        const shown = Uri.from({ scheme: SCHEME, path: `/${name}`, query: String(serial) });
        texts.set(shown.toString(), text);
        return [target, place === "free" ? undefined : target, shown] as const;
      });
      await commands.executeCommand("vscode.changes", TITLE, changes);
    },
    close: async () => {
      const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
      await window.tabGroups.close(tabs.filter(({ label }) => label === TITLE));
    },
    dispose: () => void provider.dispose(),
  };
}
