import mermaid from "mermaid";
import { diagramTheme } from "./diagramTheme.ts";

let drawn = 0;

/**
 * Draws mermaid text. The drawing has the page's colours, no HTML inside, and its style sheet carries the nonce that
 * the page's policy asks for.
 * @throws when the text is no diagram
 */
export async function drawDiagram(text: string): Promise<SVGSVGElement> {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: "strict",
    htmlLabels: false,
    flowchart: { htmlLabels: false, useMaxWidth: false, curve: "linear" },
    sequence: { useMaxWidth: false, wrap: true },
    ...diagramTheme(),
  });
  const { svg } = await mermaid.render(`diagram${String(drawn++)}`, text);
  const allowed = svg.replaceAll("<style", `<style nonce="${pageNonce()}"`);
  const parsed = new DOMParser().parseFromString(allowed, "text/html").querySelector("svg");
  if (parsed === null) throw new Error("mermaid drew nothing");
  return document.importNode(parsed, true);
}

/** Style sheets that mermaid puts into the page while it measures texts need the page's nonce too. */
export function allowStyleSheets(): void {
  const create = document.createElement.bind(document);
  document.createElement = (tag: string, options?: ElementCreationOptions): HTMLElement => {
    const created = create(tag, options);
    if (tag.toLowerCase() === "style") created.setAttribute("nonce", pageNonce());
    return created;
  };
}

function pageNonce(): string {
  return document.querySelector("script")?.nonce ?? "";
}
