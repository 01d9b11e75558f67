import {
  Disposable,
  env,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Event,
  type ExtensionContext,
  type WebviewPanel,
} from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import {
  decisionMethod,
  setupMethod,
  type Decision,
  type DecisionParams,
  type Setup,
  type SetupParams,
} from "../../../server/src/protocol.ts";
import type { DocumentStatuses } from "../documentStatuses.ts";
import { goTo } from "../preview/goTo.ts";
import { pageFor, pageOptions } from "../preview/page.ts";
import { keepDecisionState, readDecisionState, turnDecisionState } from "./decisionState.ts";
import { generateSetup } from "./generateSetup.ts";
import { decisionTabs, type DecisionContent, type DecisionMessage, type DecisionTab } from "./messages.ts";
import { saveFile } from "./saveFile.ts";

/** The panel about the choice of a key. There is one. */
export interface DecisionPanel {
  /** Opens it, or brings it to the front: a tab, and what is drawn for a document, if they are given. */
  readonly show: (tab?: unknown, uri?: unknown) => Promise<void>;
  /** Takes over the panel of an earlier session. */
  readonly restore: (panel: WebviewPanel) => void;
  /** Lets go of the panel, which stays open. */
  readonly dispose: () => void;
}

export function createDecisionPanel(
  { extensionUri, workspaceState }: ExtensionContext,
  client: LanguageClient,
  { onDidChange }: DocumentStatuses,
  onDidChangeSets: Event<void>,
): DecisionPanel {
  let shown: WebviewPanel | undefined;
  let content: DecisionContent | undefined;
  let latest = 0;
  let lookedAt = window.activeTextEditor?.document.uri;

  const refresh = async (turnTo?: DecisionTab): Promise<void> => {
    const serial = ++latest;
    const next = await contentOf(client, readDecisionState(workspaceState), lookedAt);
    // An answer that a later question overtook says nothing any more.
    if (serial !== latest) return;
    content = next;
    await shown?.webview.postMessage({ ...content, ...(turnTo && { turnTo }) });
  };
  const hear = async (message: DecisionMessage): Promise<void> => {
    if (message.type === "ready") await refresh();
    else if (message.type === "keep")
      await keepDecisionState(workspaceState, message.state).then(() => refresh());
    else if (message.type === "goTo") await goTo(Uri.parse(message.uri), message.range);
    else if (message.type === "copy") await env.clipboard.writeText(message.text);
    else if (message.type === "save") await saveFile(message.file);
    else await generateSetup(content?.decision);
  };
  const restore = (panel: WebviewPanel): void => {
    shown = panel;
    panel.title = "Key Decision";
    panel.webview.options = pageOptions(extensionUri);
    panel.webview.onDidReceiveMessage((message: DecisionMessage) => void hear(message));
    panel.webview.html = pageFor(panel.webview, extensionUri, "decision");
    panel.onDidDispose(() => (shown = shown === panel ? undefined : shown));
  };
  const show = async (tab?: unknown, uri?: unknown): Promise<void> => {
    if (typeof uri === "string") lookedAt = client.protocol2CodeConverter.asUri(uri);
    const turnTo = decisionTabs.find((one) => one === tab);
    if (turnTo !== undefined) await turnDecisionState(workspaceState, turnTo);
    // A new page asks for what it shows once it can hear.
    if (shown === undefined) restore(openPanel());
    else {
      shown.reveal();
      await refresh(turnTo);
    }
  };
  const refreshShown = (): void => void (shown && refresh());
  const subscriptions = Disposable.from(
    onDidChange(refreshShown),
    onDidChangeSets(refreshShown),
    workspace.onDidCloseTextDocument(refreshShown),
    window.onDidChangeActiveTextEditor((editor) => {
      if (editor === undefined) return;
      lookedAt = editor.document.uri;
      refreshShown();
    }),
  );
  return { show, restore, dispose: () => void subscriptions.dispose() };
}

function openPanel(): WebviewPanel {
  // Beside the documents that it draws, if there are any.
  const column = window.activeTextEditor === undefined ? ViewColumn.Active : ViewColumn.Beside;
  return window.createWebviewPanel("latchkey.decision", "Key Decision", column, {
    enableFindWidget: true,
  });
}

async function contentOf(
  client: LanguageClient,
  state: DecisionContent["state"],
  lookedAt: Uri | undefined,
): Promise<DecisionContent> {
  const { answers, costs, set } = state;
  const setupParams: SetupParams = {
    ...(set !== undefined && { set }),
    ...(lookedAt && { uri: client.code2ProtocolConverter.asUri(lookedAt) }),
  };
  const none = (): undefined => undefined;
  const [decision, setup] = await Promise.all([
    client.sendRequest<Decision>(decisionMethod, { answers, costs } satisfies DecisionParams).catch(none),
    client.sendRequest<Setup>(setupMethod, setupParams).catch(none),
  ]);
  return { state, ...(decision && { decision }), ...(setup && { setup }) };
}
