import type { FileAccess } from "../../server/src/lsp/workspace/fileAccess.ts";

/** Files that are nowhere but here. Whoever reads gets the text of then, a moment later. */
export interface MemoryFiles extends FileAccess {
  readonly texts: Map<string, string>;
  /** Every URI that was read, in order. */
  readonly read: FileAccess["read"];
  readonly reads: string[];
}

export function memoryFiles(files: Readonly<Record<string, object | string>>): MemoryFiles {
  const texts = new Map(
    Object.entries(files).map(([uri, text]) => [uri, typeof text === "string" ? text : JSON.stringify(text)]),
  );
  const reads: string[] = [];
  return {
    texts,
    reads,
    find: () => soon([...texts.keys()]),
    read: (uris) => {
      reads.push(...uris);
      return soon(uris.map((uri) => texts.get(uri)));
    },
  };
}

function soon<T>(value: T): Promise<T> {
  return new Promise((resolve) => setImmediate(resolve, value));
}
