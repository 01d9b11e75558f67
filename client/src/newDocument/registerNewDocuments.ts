import { commands, Disposable, type Memento } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { Goal } from "../../../server/src/protocol.ts";
import { askForFiles } from "./askForFiles.ts";
import { newSetup } from "./newSetup.ts";
import { openDocument } from "./openDocument.ts";
import type { ShownTexts } from "../shownTexts.ts";

/** The commands that ask for one document, by the title of their steps. */
const documents: Readonly<Record<string, readonly [Goal, string]>> = {
  "latchkey.newKeyPolicy": ["kms-key-policy", "New Key Policy"],
  "latchkey.newBucketPolicy": ["s3-bucket-policy", "New Bucket Policy"],
  "latchkey.newBucketEncryption": ["s3-bucket-encryption", "New Bucket Encryption"],
  "latchkey.newSetupScript": ["script", "New Setup Script"],
};

/** The commands that lead by questions to documents, or to all files of a setup. */
export function registerNewDocuments(client: LanguageClient, memory: Memento, texts: ShownTexts): Disposable {
  return Disposable.from(
    ...Object.entries(documents).map(([command, [goal, title]]) =>
      commands.registerCommand(command, () =>
        askForFiles(client, memory, { goal, title, use: openDocument }),
      ),
    ),
    commands.registerCommand("latchkey.newSetup", (decision: unknown) =>
      newSetup(client, memory, texts, decision),
    ),
  );
}
