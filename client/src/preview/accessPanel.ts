import { fileNameOf } from "../fileNameOf.ts";
import { env, Uri, type WebviewPanel } from "vscode";
import type { Access, RequestDescription } from "../../../server/src/protocol.ts";
import type { AccessSource } from "./accessSource.ts";
import { goTo } from "./goTo.ts";
import type { Content, OlderText, PageMessage, PageState, ShownComparison, ShownTest } from "./messages.ts";

/** The panel of one document. It lives as long as the document is open. */
export interface AccessPanel {
  readonly panel: WebviewPanel;
  readonly uri: string;
  /** Asks the server anew. */
  readonly refresh: () => Promise<void>;
  /** Tries a request, and again whenever the document changes. */
  readonly test: (request: RequestDescription) => Promise<void>;
  /** Compares the document with an older text, and again whenever it changes. */
  readonly compare: (older: OlderText) => Promise<void>;
  readonly testedRequest: () => RequestDescription | undefined;
}

interface PanelOptions {
  /** Its page is set already. */
  readonly panel: WebviewPanel;
  readonly state: PageState;
  readonly source: AccessSource;
  /** The person wants to try a request, or to compare. */
  readonly onWish: (wish: "testRequest" | "compare") => void;
}

/** Keeps a panel filled with what its document lets through. */
export function createAccessPanel({ panel, state, source, onWish }: PanelOptions): AccessPanel {
  const { uri } = state;
  const name = fileNameOf(uri);
  panel.title = `Access: ${name}`;
  let { request, older } = state;
  let readable: Access | undefined;
  let content: Content | undefined;
  let latest = 0;
  let [tests, comparisons] = [0, 0];

  const post = (): void => {
    if (content !== undefined) void panel.webview.postMessage(content);
  };
  const refresh = async (): Promise<void> => {
    const serial = ++latest;
    const [access, test, comparison] = await Promise.all([
      source.access(uri),
      request && shownTest(source, uri, request, tests),
      older && shownComparison(source, uri, older, comparisons),
    ]);
    // An answer that a later question overtook says nothing any more.
    if (serial !== latest) return;
    const isStale = access?.kind === "syntaxErrors" && readable !== undefined;
    if (access?.kind !== "syntaxErrors") readable = access;
    const shown = isStale ? readable : access;
    content = {
      uri,
      name,
      isStale,
      ...(shown && { access: shown }),
      ...(test && { test }),
      ...(comparison && { comparison }),
    };
    post();
  };
  panel.webview.onDidReceiveMessage((message: PageMessage) => {
    if (message.type === "ready") post();
    else if (message.type === "goTo") void goTo(Uri.parse(uri), message.range);
    else if (message.type === "copy") void env.clipboard.writeText(message.text);
    else onWish(message.type);
  });
  panel.onDidDispose(() => latest++);
  const test = (wanted: RequestDescription): Promise<void> => {
    request = wanted;
    tests++;
    return refresh();
  };
  const compare = (wanted: OlderText): Promise<void> => {
    older = wanted;
    comparisons++;
    return refresh();
  };
  return { panel, uri, refresh, test, compare, testedRequest: () => request };
}

async function shownTest(
  source: AccessSource,
  uri: string,
  request: RequestDescription,
  serial: number,
): Promise<ShownTest> {
  const result = await source.test(uri, request);
  return { request, serial, ...(result && { result }) };
}

async function shownComparison(
  source: AccessSource,
  uri: string,
  older: OlderText,
  serial: number,
): Promise<ShownComparison> {
  const result = await source.compare(uri, older.text);
  return { older, serial, ...(result && { result }) };
}
