import type { ThemeIcon } from "vscode";
import type { SetSummary, SetUploads } from "../../../../server/src/protocol.ts";
import { icon, openCommand, toRow, type Row } from "../row.ts";

/** What happens to uploads when all documents of a set hold. */
export function uploadsRow(set: SetSummary, { summary, uri, rows }: SetUploads): Row {
  const id = `${set.id} uploads`;
  return toRow({
    id,
    label: "Uploads",
    description: summary.replace(/^Uploads: /, ""),
    icon: icon("cloud-upload"),
    children: () =>
      rows.map(({ title, verdict, isWanted }) =>
        toRow({
          id: `${id} ${title}`,
          label: title,
          description: verdict + (isWanted === false ? ", which is not wanted" : ""),
          icon: iconOf(verdict, isWanted),
          command: openCommand(uri),
        }),
      ),
  });
}

function iconOf(verdict: "closed" | "open" | "depends", isWanted: boolean | undefined): ThemeIcon {
  if (verdict === "depends") return icon("question");
  const name = verdict === "closed" ? "lock" : "unlock";
  return isWanted === false ? icon(name, "problemsErrorIcon.foreground") : icon(name);
}
