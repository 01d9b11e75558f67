import { EventEmitter, type Event } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { documentStatusMethod, type DocumentStatus } from "../../server/src/protocol.ts";

/** What the server says of documents, for as many listeners as there are: the client takes one for each method. */
export interface DocumentStatuses {
  /** Fires when a document, or what is known of it, has changed and come to rest. */
  readonly onDidChange: Event<DocumentStatus>;
  readonly dispose: () => void;
}

export function watchDocumentStatuses(client: LanguageClient): DocumentStatuses {
  const emitter = new EventEmitter<DocumentStatus>();
  const subscription = client.onNotification(documentStatusMethod, (status: DocumentStatus) => {
    emitter.fire(status);
  });
  const dispose = (): void => {
    subscription.dispose();
    emitter.dispose();
  };
  return { onDidChange: emitter.event, dispose };
}
