/** The nodes of a drawn flowchart by the id that the mermaid text gives them. */
export function nodesOf(drawing: SVGSVGElement): ReadonlyMap<string, SVGGElement> {
  const nodes = [...drawing.querySelectorAll<SVGGElement>("g.node")];
  return new Map(nodes.map((node) => [/flowchart-(.*)-\d+$/.exec(node.id)?.[1] ?? node.id, node]));
}

/** Makes a node a button, for the mouse and for the keyboard. */
export function press(
  node: SVGGElement | undefined,
  label: string,
  act: () => void,
): SVGGElement | undefined {
  if (node === undefined) return undefined;
  const attributes = { role: "button", tabindex: "0", "aria-label": label, "data-key": `node-${label}` };
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.addEventListener("click", act);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    act();
  });
  return node;
}
