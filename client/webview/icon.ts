/** Outlines on a square of sixteen units. */
const outlines = {
  closed: ["M4.5 7.5V5a3.5 3.5 0 0 1 7 0v2.5", "M3 7.5h10v6.5H3z"],
  open: ["M8.5 7.5V5a3 3 0 0 1 6 0v1.5", "M1.5 7.5h9v6.5h-9z"],
  unsure: [
    "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8",
    "M6.2 6.3a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.8.7-.8 1.3",
    "M8 11.2v.4",
  ],
  yes: ["M3 8.5l3.2 3.2L13 4.8"],
  no: ["M4 4l8 8M12 4l-8 8"],
} as const;

export type IconName = keyof typeof outlines;

const SVG = "http://www.w3.org/2000/svg";

/** A picture beside a word that says the same. */
export function icon(name: IconName): SVGElement {
  const picture = document.createElementNS(SVG, "svg");
  const attributes = { viewBox: "0 0 16 16", class: "icon", "aria-hidden": "true", focusable: "false" };
  for (const [attribute, value] of Object.entries(attributes)) picture.setAttribute(attribute, value);
  for (const outline of outlines[name]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", outline);
    picture.append(path);
  }
  return picture;
}
