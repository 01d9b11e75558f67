import { languages, RelativePattern, Uri, workspace, type TextDocument, type WorkspaceFolder } from "vscode";

/** Whether the setting `files.exclude` leaves out what has a path from the folder, or a folder that it is in; packages always are. */
export function excludedFiles(folder: WorkspaceFolder): (path: string) => boolean {
  const setting = workspace
    .getConfiguration("files", folder)
    .get<Readonly<Record<string, unknown>>>("exclude");
  // A pattern with a condition hides what is made from a file beside it, which no document of ours is.
  const globs = Object.entries(setting ?? {}).flatMap(([glob, isOn]) => (isOn === true ? glob : []));
  const selector = [...globs, PACKAGES].map((glob) => ({ pattern: new RelativePattern(folder, glob) }));
  const isMatch = (path: string): boolean =>
    languages.match(selector, fileAt(Uri.joinPath(folder.uri, path))) > 0;
  return (path) => {
    for (let end = path.indexOf("/"); end >= 0; end = path.indexOf("/", end + 1))
      if (isMatch(path.slice(0, end))) return true;
    return isMatch(path);
  };
}

/** Thousands of folders that take long to list and hold nobody's own documents. */
const PACKAGES = "**/node_modules";

/** As much of a document as VS Code looks at to match a pattern as it matches those of its settings. */
function fileAt(uri: Uri): TextDocument {
  const file: Pick<TextDocument, "uri" | "languageId"> = { uri, languageId: "" };
  return file as TextDocument;
}
