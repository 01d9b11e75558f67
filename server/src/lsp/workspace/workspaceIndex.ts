import type { TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { createLibrary, type Library } from "../../engine/set/library.ts";
import { MAX_LENGTH } from "../maxLength.ts";
import { createNews } from "../news.ts";
import { createConfigShelf, folderOf, isConfigFile, type ConfigShelf } from "./configShelf.ts";
import { createDeclaredSets, type DeclaredSets } from "./declaredSets.ts";
import type { FileAccess } from "./fileAccess.ts";
import { decoded, ignoredBy } from "./ignored.ts";
import { createReadQueue } from "./readQueue.ts";
import { createRoots, type Roots } from "./roots.ts";

/** The documents of a workspace: open ones by their text, the others by what their files say. */
export interface WorkspaceIndex {
  readonly library: Library;
  readonly configs: ConfigShelf;
  readonly declared: Pick<DeclaredSets, "uriOf">;
  /** All that are ours, open or not. */
  readonly documents: () => readonly string[];
  /** Stays the same for as long as nothing changes that a document's findings depend on, its own text aside. */
  readonly stampOf: (uri: string) => string;
  readonly roots: Pick<Roots, "rootOf" | "isAllKnownAround">;
  readonly isIgnoreFile: (uri: string) => boolean;
  /** Calls back when documents have changed and nothing waits to be read. */
  readonly onChange: (changed: () => void) => void;
  /** Looks for files anew. */
  readonly scan: (folders: readonly string[]) => Promise<void>;
  /** Takes news of files or folders that were created, changed or deleted. */
  readonly look: (uris: readonly string[]) => void;
  /** Settled when nothing waits to be read. */
  readonly rest: () => Promise<void>;
}

/** Without access to files, only open documents are known. */
export function createWorkspaceIndex(
  documents: TextDocuments<TextDocument>,
  files: FileAccess | undefined,
): WorkspaceIndex {
  const library = createLibrary();
  const configs = createConfigShelf();
  const declared = createDeclaredSets(configs, library);
  const openAs = new Map<string, string>();
  const onDisk = new Set<string>();
  let isIgnored: (uri: string) => boolean = () => false;
  const roots = createRoots();
  const changed = createNews();

  const shelve = shelving({ library, configs, declared });
  const take = (uri: string, text: string | undefined): void => {
    if (openAs.has(decoded(uri))) return;
    if (text === undefined) onDisk.delete(uri);
    else onDisk.add(uri);
    shelve(uri, text);
  };
  const queue = files && createReadQueue(files, take, changed.tell);
  watchOpenDocuments(documents, { library, shelve, openAs, onDisk, queue, announce: changed.tell });

  const scan = async (folders: readonly string[]): Promise<void> => {
    roots.open(folders);
    if (files === undefined || queue === undefined) return;
    const found = await files.find(folders);
    isIgnored = await ignoredAmong(found, files);
    const wanted = new Set(found.filter((uri) => isDocument(uri) && !isIgnored(uri)));
    const others = [...onDisk].filter((uri) => !wanted.has(uri));
    for (const uri of others) if (isIgnored(uri)) take(uri, undefined);
    // What came while files were being looked for is not among them: only reading tells whether it is gone.
    queue.add([...wanted, ...others.filter((uri) => !isIgnored(uri))]);
    await queue.rest();
    roots.know(folders);
  };
  const look = (uris: readonly string[]): void => {
    const gone = new Set(uris.map((uri) => uri.replace(/\/$/, "")));
    // Of a folder that goes, its documents get no news of their own.
    const inside = [...onDisk].filter((uri) => foldersAbove(uri).some((folder) => gone.has(folder)));
    queue?.add([...uris.filter((uri) => isDocument(uri) && !isIgnored(uri)), ...inside]);
  };
  return {
    library,
    configs,
    declared,
    documents: () =>
      [...new Set([...onDisk, ...openAs.values()])].filter((uri) => library.textOf(uri) !== undefined),
    stampOf: (uri) => [library.stampOf(uri), configs.stampOf(uri)].filter((stamp) => stamp !== "").join("\n"),
    roots,
    isIgnoreFile,
    onChange: changed.listen,
    scan,
    look,
    rest: () => queue?.rest() ?? Promise.resolve(),
  };
}

/** Puts a text where it belongs; undefined for what is gone. */
function shelving({
  library,
  configs,
  declared,
}: {
  readonly library: Library;
  readonly configs: ConfigShelf;
  readonly declared: DeclaredSets;
}): Shelves["shelve"] {
  return (uri, text) => {
    if (isConfigFile(uri)) {
      configs.put(uri, text);
      library.remove(uri);
      declared.renew();
    } else if (text === undefined) library.remove(uri);
    else {
      declared.meet(uri);
      library.put(uri, text);
    }
  };
}

interface Shelves {
  readonly library: Library;
  readonly shelve: (uri: string, text: string | undefined) => void;
  /** The URIs of open documents, by how they read: clients escape them differently. */
  readonly openAs: Map<string, string>;
  readonly onDisk: Set<string>;
  readonly queue: ReturnType<typeof createReadQueue> | undefined;
  readonly announce: () => void;
}

/** What is open says what it says, also before it is saved. What is closed says what its file does. */
function watchOpenDocuments(documents: TextDocuments<TextDocument>, shelves: Shelves): void {
  const { library, shelve, openAs, onDisk, queue, announce } = shelves;
  documents.onDidChangeContent(({ document }) => {
    const { uri } = document;
    if (!openAs.has(decoded(uri)))
      for (const other of [...onDisk]) if (isSame(other, uri)) library.remove(other);
    openAs.set(decoded(uri), uri);
    const text = document.getText();
    shelve(uri, text.length > MAX_LENGTH ? undefined : text);
    announce();
  });
  documents.onDidClose(({ document: { uri } }) => {
    openAs.delete(decoded(uri));
    const other = [...onDisk].find((each) => isSame(each, uri));
    if (queue === undefined) shelve(uri, undefined);
    else if (other !== undefined) library.remove(uri);
    queue?.add([other ?? uri]);
    announce();
  });
}

/** Whether a document is left out by the `.gitignore` files among those that were found. */
async function ignoredAmong(
  found: readonly string[],
  { read }: FileAccess,
): Promise<(uri: string) => boolean> {
  const uris = found.filter(isIgnoreFile);
  const texts = await read(uris);
  return ignoredBy(new Map(uris.map((uri, index) => [folderOf(uri), texts[index] ?? ""])));
}

function isSame(one: string, other: string): boolean {
  return one !== other && decoded(one) === decoded(other);
}

function isIgnoreFile(uri: string): boolean {
  return uri.endsWith("/.gitignore");
}

function isDocument(uri: string): boolean {
  return /\.jsonc?$/i.test(uri);
}

function foldersAbove(uri: string): readonly string[] {
  const folders: string[] = [];
  for (let slash = uri.lastIndexOf("/"); slash > 0; slash = uri.lastIndexOf("/", slash - 1))
    folders.push(uri.slice(0, slash));
  return folders;
}
