import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Session } from "../session.ts";

/** Calls back with the open documents whose sets or configuration have changed, themselves left out: their own text is no news. */
export function onChangedSets(
  { documents, workspace }: Session,
  changed: (documents: readonly TextDocument[]) => void,
): void {
  const stamps = new Map<string, string>();
  workspace.onChange(() => {
    const open = documents.all();
    const news = open.filter(({ uri }) => {
      const stamp = workspace.stampOf(uri);
      const isNew = stamps.get(uri) !== stamp && (stamps.has(uri) || stamp !== "");
      stamps.set(uri, stamp);
      return isNew;
    });
    if (news.length > 0) changed(news);
  });
  documents.onDidClose(({ document: { uri } }) => stamps.delete(uri));
}
