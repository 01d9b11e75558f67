import { TabInputText, TabInputTextDiff, window, type Tab, type Uri } from "vscode";

/** Whether a tab shows a document, by itself or compared with another. */
export function isTabOf({ input }: Tab, uri: Uri): boolean {
  const shown =
    input instanceof TabInputText
      ? input.uri
      : input instanceof TabInputTextDiff
        ? input.modified
        : undefined;
  return shown?.toString() === uri.toString();
}

/** Whether any tab shows a document. */
export function hasTab(uri: Uri): boolean {
  return window.tabGroups.all.some(({ tabs }) => tabs.some((tab) => isTabOf(tab, uri)));
}
