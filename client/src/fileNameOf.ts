import { Uri } from "vscode";

/** The last part of a URI's path. */
export function fileNameOf(uri: string): string {
  const { path } = Uri.parse(uri);
  return path.slice(path.lastIndexOf("/") + 1);
}
