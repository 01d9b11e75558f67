import { window, type Uri } from "vscode";
import { documentOf } from "../preview/documentOf.ts";
import type { AccessPanels } from "../preview/accessPanels.ts";

/** Opens the panel of a document, the one in front unless the caller says which. */
export async function showAccess(panels: AccessPanels, which: unknown): Promise<void> {
  const uri = await documentOf(panels, which);
  if (uri !== undefined) await keepOpen(uri).then(() => panels.show(uri));
}

/** A document that was only peeked at stays: its panel would go with it. */
async function keepOpen(uri: Uri): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor?.document.uri.toString() === uri.toString())
    await window.showTextDocument(editor.document, {
      preview: false,
      ...(editor.viewColumn && { viewColumn: editor.viewColumn }),
    });
}
