/** The parts of mermaid that are loaded by need, of which the panels need these: two diagrams and one layout. */
const needed = /\/(?:flowDiagram|sequenceDiagram|dagre)-/;

/**
 * Leaves out what mermaid would load for diagrams that no panel draws: most of its size.
 * @type {import("esbuild").Plugin}
 */
export const slimMermaid = {
  name: "slim-mermaid",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /./ }, ({ kind, importer, path }) =>
      kind === "dynamic-import" && importer.includes("mermaid") && !needed.test(path)
        ? { path, namespace: "left-out" }
        : undefined,
    );
    onLoad({ filter: /./, namespace: "left-out" }, () => ({ contents: "export {};" }));
  },
};
