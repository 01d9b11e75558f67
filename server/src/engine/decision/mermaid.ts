/**
 * A text as it stands between quotes in a mermaid diagram. Everything that could end the quotes or be taken for
 * markup is written as its number.
 */
export function mermaidText(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N} .,:/@+=()?'-]/gu, (one) => `#${String(one.codePointAt(0))};`);
}

/** The lines of a diagram's head that tell a screen reader what it shows. They end with their line. */
export function accessibleHead(title: string, description: string): readonly string[] {
  const oneLine = (text: string): string => mermaidText(text.replaceAll(/\s+/g, " "));
  return [`  accTitle: ${oneLine(title)}`, `  accDescr: ${oneLine(description)}`];
}
