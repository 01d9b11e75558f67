import { fileNameOf } from "../../fileNameOf.ts";
import type { ThemeIcon } from "vscode";
import type { DocumentKindName, SetDocument, SetSummary } from "../../../../server/src/protocol.ts";
import { findingsInWords } from "../../findingsInWords.ts";
import { icon, openCommand, toRow, type Row } from "../row.ts";

const icons: Readonly<Record<DocumentKindName, string>> = {
  "kms-key-policy": "key",
  "s3-bucket-policy": "archive",
  "s3-bucket-encryption": "lock",
};

export function documentRow(set: SetSummary, document: SetDocument): Row {
  const { uri, kind, title } = document;
  const counts = findingsInWords(document);
  const label = fileNameOf(uri);
  return toRow({
    id: `${set.id} document ${uri}`,
    label,
    description: [...(counts === "" ? [] : [counts]), title].join(" · "),
    spoken: `${label}, ${title}, ${counts || "no findings"}`,
    icon: iconOf(kind),
    command: openCommand(uri),
  });
}

export function iconOf(kind: DocumentKindName): ThemeIcon {
  return icon(icons[kind]);
}
