import {
  CancellationToken,
  createMessageConnection,
  type ClientCapabilities,
  type InitializeResult,
  type MessageReader,
  type MessageWriter,
  type PublishDiagnosticsParams,
  type TextDocumentContentChangeEvent,
} from "vscode-languageserver/node";
import type { InitializationOptions } from "../../server/src/protocol.ts";
import { createInbox, type Inbox } from "./inbox.ts";

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: InitializationOptions;
  /** The editor's process, with which a server is to end. */
  readonly processId?: number;
  /** What the user's section "latchkey" holds whenever the server asks. */
  readonly settings?: () => unknown;
  /** The URIs of the folders that are open. */
  readonly folders?: readonly string[];
  /** What it answers to other requests of the server; null unless given. */
  readonly answers?: Readonly<Record<string, (params: unknown) => unknown>>;
}

/** A client as an editor is one. */
export interface LspClient {
  readonly initialized: InitializeResult;
  /** What the server said unasked. */
  readonly inbox: Inbox;
  readonly request: <T>(method: string, params: unknown, token?: CancellationToken) => Promise<T>;
  readonly notify: (method: string, params: unknown) => Promise<void>;
  readonly open: (uri: string, text: string, languageId?: string) => Promise<void>;
  readonly change: (
    uri: string,
    version: number,
    ...contentChanges: TextDocumentContentChangeEvent[]
  ) => Promise<void>;
  readonly close: (uri: string) => Promise<void>;
  /** The diagnostics that were sent for a version, or for a document that was closed. */
  readonly published: (uri: string, version?: number) => Promise<PublishDiagnosticsParams>;
  readonly dispose: () => void;
}

/** An editor that waits for diagnostics, and shows all that belongs to them. */
export const pushCapabilities: ClientCapabilities = {
  workspace: { configuration: true, workspaceEdit: { documentChanges: true } },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, versionSupport: true },
  },
};

/** An editor that asks for diagnostics, as VS Code does. */
export const pullCapabilities: ClientCapabilities = {
  workspace: { ...pushCapabilities.workspace, diagnostics: { refreshSupport: true } },
  textDocument: { ...pushCapabilities.textDocument, diagnostic: { relatedInformation: true } },
};

/** Starts a session with a server that reads and writes these streams. */
export async function connectClient(
  reader: MessageReader,
  writer: MessageWriter,
  {
    capabilities = pushCapabilities,
    initializationOptions,
    processId,
    settings = () => null,
    folders,
    answers = {},
  }: ClientOptions = {},
): Promise<LspClient> {
  const connection = createMessageConnection(reader, writer);
  const inbox = createInbox();
  connection.onNotification((method, params) => {
    inbox.add(method, params);
  });
  connection.onRequest(async (method, params) => {
    inbox.add(method, params ?? null);
    if (method === "workspace/configuration") return [await settings()];
    return (await answers[method]?.(params)) ?? null;
  });
  connection.listen();
  const request = <T>(method: string, params: unknown, token = CancellationToken.None): Promise<T> =>
    connection.sendRequest<T>(method, params, token);
  const notify = (method: string, params: unknown): Promise<void> =>
    connection.sendNotification(method, params);

  const initialized = await request<InitializeResult>("initialize", {
    processId: processId ?? null,
    rootUri: null,
    capabilities,
    initializationOptions,
    workspaceFolders: folders?.map((uri) => ({ uri, name: uri })) ?? null,
  });
  await notify("initialized", {});
  return {
    initialized,
    inbox,
    request,
    notify,
    open: (uri, text, languageId = "json") =>
      notify("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } }),
    change: (uri, version, ...contentChanges) =>
      notify("textDocument/didChange", { textDocument: { uri, version }, contentChanges }),
    close: (uri) => notify("textDocument/didClose", { textDocument: { uri } }),
    published: (uri, version) =>
      inbox.next("textDocument/publishDiagnostics", (one) => one.uri === uri && one.version === version),
    dispose: () => {
      connection.dispose();
    },
  };
}
