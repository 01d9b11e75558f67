import type { LogMessageParams, PublishDiagnosticsParams } from "vscode-languageserver";
import type { DocumentStatus } from "../../server/src/protocol.ts";

/** What a server says unasked, by method. */
interface ServerMessages {
  "textDocument/publishDiagnostics": PublishDiagnosticsParams;
  "latchkey/documentStatus": DocumentStatus;
  "latchkey/sets/changed": unknown;
  "window/logMessage": LogMessageParams;
  "client/registerCapability": unknown;
  "workspace/diagnostic/refresh": unknown;
}

/** What arrived, and waiting for what has not arrived yet. */
export interface Inbox {
  add: (method: string, params: unknown) => void;
  /** The parameters of everything that arrived under a method. */
  all: <M extends keyof ServerMessages>(method: M) => readonly ServerMessages[M][];
  /** The first that fits, now or later. */
  next: <M extends keyof ServerMessages>(
    method: M,
    fits?: (params: ServerMessages[M]) => boolean,
  ) => Promise<ServerMessages[M]>;
}

export function createInbox(): Inbox {
  const messages: { readonly method: string; readonly params: unknown }[] = [];
  const waiting = new Set<() => void>();
  const all: Inbox["all"] = (method) =>
    messages.flatMap((message) => (message.method === method ? [message.params as never] : []));
  const next: Inbox["next"] = (method, fits = () => true) =>
    new Promise((resolve) => {
      const look = (): void => {
        const index = all(method).findIndex(fits);
        const found = all(method)[index];
        if (index < 0 || found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  const add: Inbox["add"] = (method, params) => {
    messages.push({ method, params });
    for (const look of waiting) look();
  };
  return { add, all, next };
}
