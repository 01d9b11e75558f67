import type { Memento } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { createDocument } from "../newDocument/createDocument.ts";

/** Asks what a key policy needs to know and opens it as a new document. */
export async function newKeyPolicy(client: LanguageClient, memory: Memento): Promise<void> {
  await createDocument(client, memory, "kms-key-policy", "New Key Policy");
}
