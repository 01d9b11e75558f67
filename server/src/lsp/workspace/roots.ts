import { decoded } from "./ignored.ts";

/** The folders that a client has open. */
export interface Roots {
  /** The one in which a document stands; undefined outside of all. */
  readonly rootOf: (uri: string) => string | undefined;
  /** Whether all files are known of the one in which a document stands. */
  readonly isAllKnownAround: (uri: string) => boolean;
  readonly open: (folders: readonly string[]) => void;
  /** Takes note of folders all of whose files have been read. */
  readonly know: (folders: readonly string[]) => void;
}

export function createRoots(): Roots {
  let opened: readonly string[] = [];
  let known: readonly string[] = [];
  const rootOf = (uri: string): string | undefined => innermost(opened, uri);
  return {
    rootOf,
    isAllKnownAround: (uri) => {
      const root = rootOf(uri);
      return root !== undefined && known.includes(root);
    },
    open: (folders) => (opened = folders.map(withoutSlash)),
    know: (folders) => (known = folders.map(withoutSlash)),
  };
}

function withoutSlash(folder: string): string {
  return folder.replace(/\/$/, "");
}

function innermost(folders: readonly string[], uri: string): string | undefined {
  const around = folders.filter((folder) => decoded(uri).startsWith(`${decoded(folder)}/`));
  return around.sort((a, b) => b.length - a.length)[0];
}
