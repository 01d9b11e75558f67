import type { AccessPanels } from "../preview/accessPanels.ts";
import { documentOf } from "../preview/documentOf.ts";

/** Compares a document with an older text of it, the one in front unless the caller says which. */
export async function whatChanged(panels: AccessPanels, which: unknown): Promise<void> {
  const uri = await documentOf(panels, which);
  if (uri !== undefined) await panels.compare(uri);
}
