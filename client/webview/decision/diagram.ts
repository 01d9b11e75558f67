import mermaid from "mermaid";
import { diagramTheme } from "./diagramTheme.ts";

let drawn = 0;

/** What the page's policy asks style sheets for: the page's own script has it too. */
const pageNonce = document.currentScript?.nonce ?? "";

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
    flowchart: { useMaxWidth: false, curve: "linear", nodeSpacing: 24, rankSpacing: 32 },
    sequence: { useMaxWidth: false, actorMargin: 60, height: 44, messageFontSize: 14, noteFontSize: 14 },
    ...diagramTheme(),
  });
  const { svg } = await mermaid.render(`diagram${String(drawn++)}`, text);
  const allowed = svg.replaceAll("<style", `<style nonce="${pageNonce}"`);
  const parsed = new DOMParser().parseFromString(allowed, "text/html").querySelector("svg");
  if (parsed === null) throw new Error("mermaid drew nothing");
  return document.importNode(parsed, true);
}

/** Style sheets that mermaid puts into the page while it measures texts need the page's nonce too. */
export function allowStyleSheets(): void {
  const create: (...how: CreationArguments) => HTMLElement = Reflect.get(document, "createElement");
  const value = (...how: CreationArguments): HTMLElement => {
    const created = create.apply(document, how);
    if (created instanceof HTMLStyleElement) created.setAttribute("nonce", pageNonce);
    return created;
  };
  Object.defineProperty(document, "createElement", { value });
}

type CreationArguments = [tag: string, options?: ElementCreationOptions];
