import type { SetFact, SetSummary } from "../../../../server/src/protocol.ts";
import { icon, toRow, type Row } from "../row.ts";

/** What the documents of a set agree on. */
export function factsRow(set: SetSummary, facts: readonly SetFact[]): Row {
  const id = `${set.id} facts`;
  return toRow({
    id,
    label: "Facts",
    description: facts.map(({ title }) => title.toLowerCase()).join(", "),
    icon: icon("info"),
    children: () =>
      facts.map(({ title, value }) =>
        toRow({
          id: `${id} ${title}`,
          label: title,
          description: value,
          icon: icon("symbol-constant"),
        }),
      ),
  });
}
