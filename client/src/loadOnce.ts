import type { Disposable, ExtensionContext } from "vscode";

/** Loads something when it is first asked for, and lets go of it with the extension. */
export function loadOnce<T extends Pick<Disposable, "dispose">>(
  { subscriptions }: ExtensionContext,
  load: () => Promise<T>,
): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  const start = async (): Promise<T> => {
    const one = await load();
    subscriptions.push(one);
    return one;
  };
  return () => (loaded ??= start());
}
