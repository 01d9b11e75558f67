import { Disposable, EventEmitter, window, type Event } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { setsChangedMethod } from "../../../server/src/protocol.ts";
import { setsSource } from "./setsSource.ts";
import { createSetsTree } from "./setsTree.ts";

/** What is there to see of the documents that belong together. */
export interface Sets {
  /** Fires when sets, or what is known of them, have changed and come to rest. */
  readonly onDidChange: Event<void>;
  readonly dispose: () => void;
}

/** The view of the documents that belong together. It asks the server only while it is looked at. */
export function registerSets(client: LanguageClient): Sets {
  const changed = new EventEmitter<void>();
  const tree = createSetsTree(setsSource(client));
  const view = window.createTreeView("latchkey.sets", { treeDataProvider: tree, showCollapseAll: true });
  const subscription = client.onNotification(setsChangedMethod, () => {
    tree.refresh();
    changed.fire();
  });
  const all = Disposable.from(view, tree, subscription, changed);
  return { onDidChange: changed.event, dispose: () => void all.dispose() };
}
