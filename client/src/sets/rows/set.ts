import { Uri, workspace } from "vscode";
import type { SetSummary } from "../../../../server/src/protocol.ts";
import { icon, toRow, type Row } from "../row.ts";

export function setRow(set: SetSummary, isOpen: boolean, children: NonNullable<Row["children"]>): Row {
  const { id, name, documents, isDeclared, isAmbiguous } = set;
  const [first] = documents;
  const remarks = [
    first === undefined ? "" : folderOf(first),
    isDeclared ? "declared" : "",
    isAmbiguous ? "ambiguous" : "",
  ].filter((part) => part !== "");
  return toRow({
    id,
    label: name,
    description: remarks.join(" · "),
    spoken: [`Set ${name}`, counted(documents.length), ...remarks].join(", "),
    icon: isAmbiguous ? icon("question", "problemsWarningIcon.foreground") : icon("layers"),
    children,
    isOpen,
  });
}

function counted(documents: number): string {
  return documents === 1 ? "1 document" : `${String(documents)} documents`;
}

/** The folder of a document as the user knows it. */
function folderOf(document: string): string {
  const path = workspace.asRelativePath(Uri.parse(document));
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}
