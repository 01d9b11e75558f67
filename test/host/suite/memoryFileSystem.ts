import {
  Disposable,
  EventEmitter,
  FileChangeType,
  FileSystemError,
  FileType,
  workspace,
  type ExtensionContext,
  type FileChangeEvent,
  type FileStat,
  type FileSystemProvider,
  type Uri,
} from "vscode";

/** Brings files that are on no disk, under `memfs:`, as extensions for distant servers do: without a search. */
export function activate({ subscriptions }: ExtensionContext): void {
  subscriptions.push(workspace.registerFileSystemProvider("memfs", createMemoryFiles()));
}

/** What is under a path: the content of a file; nothing for a folder. */
type Entry = Uint8Array | undefined;

function createMemoryFiles(): FileSystemProvider {
  const entries = new Map<string, Entry>([
    ["/", undefined],
    ["/virtual", undefined],
  ]);
  const changes = new EventEmitter<FileChangeEvent[]>();
  const look = (uri: Uri): Entry => {
    if (!entries.has(uri.path)) throw FileSystemError.FileNotFound(uri);
    return entries.get(uri.path);
  };
  const writeFile = (uri: Uri, content: Uint8Array): void => {
    const type = entries.has(uri.path) ? FileChangeType.Changed : FileChangeType.Created;
    entries.set(uri.path, content);
    changes.fire([{ type, uri }]);
  };
  const remove = (uri: Uri): void => {
    for (const path of [...entries.keys()])
      if (path === uri.path || path.startsWith(`${uri.path}/`)) entries.delete(path);
    changes.fire([{ type: FileChangeType.Deleted, uri }]);
  };
  return {
    onDidChangeFile: changes.event,
    watch: () => new Disposable(() => undefined),
    stat: (uri) => statOf(look(uri)),
    readDirectory: ({ path }) =>
      [...entries]
        .filter(([each]) => each !== "/" && parentOf(each) === path)
        .map(([each, entry]) => [each.slice(each.lastIndexOf("/") + 1), typeOf(entry)]),
    createDirectory: ({ path }) => {
      entries.set(path, undefined);
    },
    readFile: (uri) => look(uri) ?? new Uint8Array(),
    writeFile,
    delete: remove,
    rename: (from, to) => {
      const content = look(from);
      remove(from);
      writeFile(to, content ?? new Uint8Array());
    },
  };
}

function statOf(entry: Entry): FileStat {
  return { type: typeOf(entry), ctime: 0, mtime: Date.now(), size: entry?.length ?? 0 };
}

function typeOf(entry: Entry): FileType {
  return entry === undefined ? FileType.Directory : FileType.File;
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}
