import { accessibleHead, mermaidText } from "../decision/mermaid.ts";
import type { Setup, SetupNode } from "./setup.ts";

/** How nodes of a kind are drawn: what stands before and behind their text. */
const shapes: Readonly<Record<SetupNode["kind"], readonly [string, string]>> = {
  principal: ['(["', '"])'],
  key: ['["', '"]'],
  bucket: ['[("', '")]'],
  upload: ['["', '"]'],
};

/** The setup as mermaid text. A node has the id of its `SetupNode`; open doors have the class `open`. */
export function setupDiagramOf({ nodes, edges, summary }: Setup): string {
  const open = nodes.filter(({ isOpenDoor }) => isOpenDoor).map(({ id }) => id);
  const openEdges = edges.flatMap(({ from, to }, index) =>
    open.includes(from) && to !== "" ? [String(index)] : [],
  );
  return [
    "flowchart LR",
    ...accessibleHead("Who may do what in this workspace", summary),
    ...nodes.map(({ id, kind, title }) => {
      const [before, behind] = shapes[kind];
      return `  ${id}${before}${mermaidText(title)}${behind}`;
    }),
    ...edges.map(({ from, to, label }) => `  ${from} -->|"${mermaidText(label)}"| ${to}`),
    "  classDef open stroke:#d22,stroke-width:3px",
    ...(open.length > 0 ? [`  class ${open.join(",")} open`] : []),
    ...(openEdges.length > 0 ? [`  linkStyle ${openEdges.join(",")} stroke:#d22,stroke-width:3px`] : []),
    "",
  ].join("\n");
}
