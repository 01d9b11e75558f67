import type { Memento } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { createDocument } from "../newDocument/createDocument.ts";

/** Asks what a bucket policy needs to know and opens it as a new document. */
export async function newBucketPolicy(client: LanguageClient, memory: Memento): Promise<void> {
  await createDocument(client, memory, "s3-bucket-policy", "New Bucket Policy");
}
