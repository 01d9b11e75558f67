import { workspace, type TextDocument, type Uri } from "vscode";

/**
 * Writes what AWS has beside the document that is to take its place. The name ends so that it counts as no document of
 * the set. Rejects where it cannot be written.
 */
export async function backUp({ uri }: TextDocument, deployed: string, now: Date): Promise<Uri> {
  const time = now.toISOString().slice(0, 19).replaceAll(":", "-");
  const backup = uri.with({ path: `${uri.path}.aws-${time}Z.bak` });
  await workspace.fs.writeFile(backup, Buffer.from(deployed));
  return backup;
}
