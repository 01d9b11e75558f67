import { documentOf } from "../preview/documentOf.ts";
import type { AccessPanels } from "../preview/accessPanels.ts";

/** Asks for a request and shows what a document says to it, the one in front unless the caller says which. */
export async function testRequest(panels: AccessPanels, which: unknown): Promise<void> {
  const uri = await documentOf(panels, which);
  if (uri !== undefined) await panels.testRequest(uri);
}
