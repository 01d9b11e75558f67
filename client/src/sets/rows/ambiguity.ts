import { fileNameOf } from "../../fileNameOf.ts";
import { Uri, workspace } from "vscode";
import type { SetAmbiguity, SetSummary } from "../../../../server/src/protocol.ts";
import { icon, openCommand, toRow, type Row } from "../row.ts";
import { iconOf } from "./document.ts";

/** Documents of one kind that may belong to a set: Latchkey does not guess which does. */
export function ambiguityRow(set: SetSummary, ambiguity: SetAmbiguity): Row {
  const { kind, title, candidates } = ambiguity;
  const id = `${set.id} ambiguity ${kind}`;
  const description =
    candidates.length === 1 ? "1 may belong here" : `any of ${String(candidates.length)} may belong here`;
  return toRow({
    id,
    label: `${title}?`,
    description,
    tooltip: `Latchkey does not know which ${title} belongs to this set, and compares none with it.`,
    spoken: `${title}: ${description}`,
    icon: icon("question", "problemsWarningIcon.foreground"),
    children: () =>
      candidates.map((uri) =>
        toRow({
          id: `${id} ${uri}`,
          label: fileNameOf(uri),
          description: workspace.asRelativePath(Uri.parse(uri)),
          icon: iconOf(kind),
          command: openCommand(uri),
        }),
      ),
    isOpen: true,
  });
}
