import { button, element } from "../element.ts";
import type { Actions } from "./actions.ts";
import { drawDiagram } from "./diagram.ts";
import { pngOf, svgOf } from "./exportDiagram.ts";

/** What makes a figure: a name for its files, what it shows, and the mermaid text. */
export interface FigureOptions {
  readonly name: string;
  readonly label: string;
  readonly mermaid: string;
  /** Makes the drawing answer to mouse and keyboard. */
  readonly prepare?: (drawing: SVGSVGElement) => void;
}

/** How large figures are drawn, by name; those that nobody has zoomed fit the panel. */
const zooms = new Map<string, number>();

/** Below this the texts of a drawing that fits the panel could not be read: it is scrolled instead. */
const smallest = 0.7;

/** A drawing with what a person can do with it. */
export async function figure(options: FigureOptions, actions: Actions): Promise<HTMLElement> {
  const { name, label, mermaid, prepare } = options;
  const drawing = await drawDiagram(mermaid).catch(() => undefined);
  if (drawing === undefined)
    return element("pre", { class: "source" }, "This diagram could not be drawn. Its text:\n\n", mermaid);
  prepare?.(drawing);
  resize(name, drawing);
  return element(
    "figure",
    {},
    element(
      "div",
      { class: "scroll", role: "region", "aria-label": label, tabindex: "0", "data-key": `scroll-${name}` },
      drawing,
    ),
    tools(options, drawing, actions),
  );
}

function resize(name: string, drawing: SVGSVGElement): void {
  const natural = drawing.viewBox.baseVal.width;
  const zoom = zooms.get(name);
  const width =
    zoom === undefined
      ? `clamp(${String(natural * smallest)}px, 100%, ${String(natural)}px)`
      : `${String(natural * zoom)}px`;
  drawing.style.width = width;
  drawing.style.height = "auto";
}

function tools(
  { name, label, mermaid }: FigureOptions,
  drawing: SVGSVGElement,
  actions: Actions,
): HTMLElement {
  const zoomBy = (factor: number) => () => {
    const shown = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width;
    zooms.set(name, Math.min(4, Math.max(0.25, (zooms.get(name) ?? shown) * factor)));
    resize(name, drawing);
  };
  const tool = (key: string, title: string, press: () => void): HTMLElement =>
    button(`${key}-${name}`, { "aria-label": `${title}: ${label}` }, title, press);
  return element(
    "div",
    { class: "tools", role: "group", "aria-label": label },
    tool("larger", "Zoom In", zoomBy(1.25)),
    tool("smaller", "Zoom Out", zoomBy(0.8)),
    tool("fit", "Fit", () => {
      zooms.delete(name);
      resize(name, drawing);
    }),
    tool("svg", "Save SVG", () => {
      actions.save({ name: `${name}.svg`, content: svgOf(drawing), encoding: "text" });
    }),
    tool("png", "Save PNG", () => {
      void pngOf(drawing).then((content) => {
        actions.save({ name: `${name}.png`, content, encoding: "base64" });
      });
    }),
    tool("mermaid", "Save Mermaid", () => {
      actions.save({ name: `${name}.mmd`, content: mermaid, encoding: "text" });
    }),
  );
}
