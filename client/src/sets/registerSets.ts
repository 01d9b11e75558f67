import { Disposable, window } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { setsChangedMethod } from "../../../server/src/protocol.ts";
import { setsSource } from "./setsSource.ts";
import { createSetsTree } from "./setsTree.ts";

/** The view of the documents that belong together. It asks the server only while it is looked at. */
export function registerSets(client: LanguageClient): Disposable {
  const tree = createSetsTree(setsSource(client));
  const view = window.createTreeView("latchkey.sets", { treeDataProvider: tree, showCollapseAll: true });
  return Disposable.from(view, tree, client.onNotification(setsChangedMethod, tree.refresh));
}
