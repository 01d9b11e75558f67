import { commands, window } from "vscode";
import type { ShownTexts } from "../shownTexts.ts";
import type { PlannedFile } from "./plannedFiles.ts";

const TITLE = "Files to Be Written";

/** Shows files that are not written yet, each beside what stands in its place. */
export async function showPreview(texts: ShownTexts, files: readonly PlannedFile[]): Promise<void> {
  if (files.length === 0) return;
  const shown = texts.replace(Object.fromEntries(files.map(({ name, text }) => [name, text])));
  const changes = files.map(
    ({ name, target, place }) => [target, place === "free" ? undefined : target, shown[name]] as const,
  );
  await commands.executeCommand("vscode.changes", TITLE, changes);
}

export async function closePreview(): Promise<void> {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  await window.tabGroups.close(tabs.filter(({ label }) => label === TITLE));
}
