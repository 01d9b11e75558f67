import { Uri, workspace } from "vscode";

/** The scheme of texts that are shown before anything is written. */
export const previewScheme = "latchkey-preview";

/** Texts that are shown and are no files. */
export interface ShownTexts {
  /** Gives texts their addresses; those of the last time are forgotten. */
  readonly replace: (texts: Readonly<Record<string, string>>) => Readonly<Record<string, Uri>>;
  readonly dispose: () => void;
}

export function createShownTexts(): ShownTexts {
  const texts = new Map<string, string>();
  let serial = 0;
  const provider = workspace.registerTextDocumentContentProvider(previewScheme, {
    provideTextDocumentContent: (uri) => texts.get(uri.toString()),
  });
  return {
    replace: (named) => {
      texts.clear();
      // Addresses are never used twice: the editor keeps the texts of those that it knows.
      serial++;
      const entries = Object.entries(named).map(([name, text]) => {
        const uri = Uri.from({ scheme: previewScheme, path: `/${name}`, query: String(serial) });
        texts.set(uri.toString(), text);
        return [name, uri] as const;
      });
      return Object.fromEntries(entries);
    },
    dispose: () => void provider.dispose(),
  };
}
