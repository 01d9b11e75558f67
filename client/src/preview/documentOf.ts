import { Uri, window } from "vscode";
import type { AccessPanels } from "./accessPanels.ts";

/** The policy that a command is about. Undefined, and the person is told why, when there is none. */
export async function documentOf(panels: AccessPanels, which: unknown): Promise<Uri | undefined> {
  const uri = toUri(which) ?? window.activeTextEditor?.document.uri ?? panels.active();
  const access = uri && (await panels.source.access(uri.toString()));
  if (uri !== undefined && access !== undefined && access.kind !== "none") return uri;
  void window.showInformationMessage(
    uri !== undefined && access === undefined
      ? "Latchkey's server gives no answer. Its output says why."
      : "Open a KMS key policy or an S3 bucket policy first.",
  );
  return undefined;
}

/** A code lens gives the URI as text, VS Code's menus as an object. */
function toUri(which: unknown): Uri | undefined {
  if (which instanceof Uri) return which;
  return typeof which === "string" ? Uri.parse(which) : undefined;
}
