import type { InitializeParams } from "vscode-languageserver";
import type { InitializationOptions } from "../protocol.ts";

/** What the client can do with more than one document. */
export interface WorkspaceClient {
  /** It shows edits before it makes them, where it is asked to. */
  readonly previewsEdits: boolean;
  /** Edits of its may create files. */
  readonly createsFiles: boolean;
  readonly watchesFiles: boolean;
  readonly announcesFolders: boolean;
  /** It finds and reads files for the server. */
  readonly readsFiles: boolean;
  readonly showsSets: boolean;
  /** It has the panel about the choice of a key, which draws what a workspace comes to, too. */
  readonly previewsDecision: boolean;
  /** The URIs of the folders that are open. */
  readonly folders: readonly string[];
}

export function readWorkspaceClient(params: InitializeParams): WorkspaceClient {
  const { workspace } = params.capabilities;
  const options = (params.initializationOptions ?? {}) as InitializationOptions;
  return {
    previewsEdits: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes("create") === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    announcesFolders: workspace?.workspaceFolders === true,
    readsFiles: options.readFiles === true,
    showsSets: options.showSets === true,
    previewsDecision: options.previewDecision === true,
    folders: foldersOf(params),
  };
}

/** Older editors know one folder only, under another name. */
function foldersOf(params: InitializeParams): readonly string[] {
  if (params.workspaceFolders) return params.workspaceFolders.map(({ uri }) => uri);
  const { rootUri } = params as { readonly rootUri?: unknown };
  return typeof rootUri === "string" ? [rootUri] : [];
}
