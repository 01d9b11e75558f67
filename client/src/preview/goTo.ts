import { Range, ViewColumn, window, workspace, type TabGroup, type Uri } from "vscode";
import type { TextRange } from "../../../server/src/protocol.ts";
import { isTabOf } from "./tabs.ts";

/** Shows and selects a stretch of a document, in the column where the document is. */
export async function goTo(uri: Uri, { start, end }: TextRange): Promise<void> {
  const selection = new Range(start.line, start.character, end.line, end.character);
  const isThere = ({ tabs }: TabGroup): boolean => tabs.some((tab) => isTabOf(tab, uri));
  const viewColumn = window.tabGroups.all.find(isThere)?.viewColumn ?? ViewColumn.One;
  await window.showTextDocument(await workspace.openTextDocument(uri), { viewColumn, selection });
}
