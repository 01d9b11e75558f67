import {
  Disposable,
  Uri,
  ViewColumn,
  window,
  workspace,
  type ExtensionContext,
  type WebviewPanel,
} from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { askForOlderText } from "../compare/askForOlderText.ts";
import type { DocumentStatuses } from "../documentStatuses.ts";
import { askForRequest } from "../testRequest/askForRequest.ts";
import { createAccessPanel, type AccessPanel } from "./accessPanel.ts";
import { accessSource, type AccessSource } from "./accessSource.ts";
import type { OlderText, PageState } from "./messages.ts";
import { pageFor, pageOptions } from "./page.ts";
import { readPageState } from "./pageState.ts";
import { hasTab } from "./tabs.ts";

/** The panels that show access, one for each document. */
export interface AccessPanels {
  readonly source: AccessSource;
  /** The document of the panel in front. */
  readonly active: () => Uri | undefined;
  /** Opens a document's panel, or brings it to the front. */
  readonly show: (uri: Uri) => Promise<AccessPanel>;
  /** Asks for a request and shows in the document's panel what becomes of it. */
  readonly testRequest: (uri: Uri) => Promise<void>;
  /** Shows in the document's panel what changed since an older text, which is asked for unless it is given. */
  readonly compare: (uri: Uri, older?: OlderText) => Promise<void>;
  /** Takes over a panel of an earlier session. */
  readonly restore: (panel: WebviewPanel, state: unknown) => Promise<void>;
  /** Lets go of the panels, which stay open. */
  readonly dispose: () => void;
}

export function createAccessPanels(
  { extensionUri }: ExtensionContext,
  client: LanguageClient,
  { onDidChange }: DocumentStatuses,
): AccessPanels {
  const source = accessSource(client);
  const panels = new Map<string, AccessPanel>();

  const fill = async (panel: WebviewPanel, state: PageState): Promise<AccessPanel> => {
    panel.webview.options = pageOptions(extensionUri);
    panel.webview.html = pageFor(panel.webview, extensionUri, "access");
    const onWish = (wish: "testRequest" | "compare"): void => void wishes[wish](Uri.parse(state.uri));
    const filled = createAccessPanel({ panel, state, source, onWish });
    panels.set(state.uri, filled);
    panel.onDidDispose(() => panels.delete(state.uri));
    await filled.refresh();
    return filled;
  };
  const show = async (uri: Uri): Promise<AccessPanel> => {
    const shown = panels.get(uri.toString());
    shown?.panel.reveal();
    return shown ?? fill(openPanel(), { uri: uri.toString() });
  };
  const wishes = {
    testRequest: async (uri: Uri): Promise<void> => {
      const previous = panels.get(uri.toString())?.testedRequest();
      const request = await askForRequest(client, uri.toString(), previous);
      if (request !== undefined) await (await show(uri)).test(request);
    },
    compare: async (uri: Uri, given?: OlderText): Promise<void> => {
      const older = given ?? (await askForOlderText(uri));
      if (older !== undefined) await (await show(uri)).compare(older);
    },
  };
  const restore = async (panel: WebviewPanel, left: unknown): Promise<void> => {
    const state = readPageState(left);
    if (state !== undefined && (await canOpen(Uri.parse(state.uri)))) await fill(panel, state);
    else panel.dispose();
  };
  const active = (): Uri | undefined => {
    const inFront = [...panels.values()].find(({ panel }) => panel.active);
    return inFront && Uri.parse(inFront.uri);
  };
  const subscriptions = Disposable.from(
    onDidChange(({ uri }) => void panels.get(uri)?.refresh()),
    workspace.onDidCloseTextDocument(({ uri }) => {
      const shown = panels.get(uri.toString());
      // VS Code lets go of texts in tabs that were not looked at for a while, which closes nothing for the person.
      if (shown !== undefined && hasTab(uri)) void canOpen(uri);
      else shown?.panel.dispose();
    }),
  );
  return { source, active, show, ...wishes, restore, dispose: () => void subscriptions.dispose() };
}

function openPanel(): WebviewPanel {
  return window.createWebviewPanel("latchkey.access", "Access", ViewColumn.Beside, {
    enableFindWidget: true,
  });
}

/** Opens a document without showing it. False when it is there no more. */
async function canOpen(uri: Uri): Promise<boolean> {
  return workspace.openTextDocument(uri).then(
    () => true,
    () => false,
  );
}
