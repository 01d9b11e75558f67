import { Uri, workspace } from "vscode";
import type { NewFile } from "../../../server/src/protocol.ts";

/** A file that is to be written, and what stands in its place. */
export interface PlannedFile extends NewFile {
  readonly target: Uri;
  /** `same`: it is there, word for word. `other`: another text is there. */
  readonly place: "free" | "same" | "other";
}

/** Looks what stands in a folder where files are to be written. */
export function planFiles(folder: Uri, files: readonly NewFile[]): Promise<readonly PlannedFile[]> {
  return Promise.all(
    files.map(async (file) => {
      const target = Uri.joinPath(folder, file.name);
      return { ...file, target, place: await placeOf(target, file.text) };
    }),
  );
}

async function placeOf(target: Uri, text: string): Promise<PlannedFile["place"]> {
  try {
    await workspace.fs.stat(target);
  } catch {
    return "free";
  }
  // A folder of that name cannot be read, and is nothing that may be replaced unseen either.
  const content = await Promise.resolve(workspace.fs.readFile(target)).catch(() => new Uint8Array());
  return new TextDecoder().decode(content) === text ? "same" : "other";
}
