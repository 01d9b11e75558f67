import type { AccessPanels } from "../preview/accessPanels.ts";
import type { OlderText } from "../preview/messages.ts";
import { documentOf } from "../preview/documentOf.ts";

/** Compares a document with an older text of it, the one in front and one that is asked for unless the caller says which. */
export async function whatChanged(panels: AccessPanels, which: unknown, older: unknown): Promise<void> {
  const uri = await documentOf(panels, which);
  // VS Code's menus give arguments of their own.
  if (uri !== undefined) await panels.compare(uri, isOlderText(older) ? older : undefined);
}

function isOlderText(value: unknown): value is OlderText {
  return typeof value === "object" && value !== null && "title" in value && "text" in value;
}
