/** A place in a snippet that the user fills in. It may occur several times. */
export interface TabStop {
  /** What stands for it in a template: letters and underscores that occur nowhere else. */
  readonly mark: string;
  /** What may stand there, the default first. Of several the editor offers a list. */
  readonly values: readonly [string, ...string[]];
}

/**
 * Turns a text with marks into a snippet's body as editors read it: places are numbered in reading
 * order, the first occurrence of each carries its values, the later ones mirror it.
 */
export function toSnippetText(text: string, tabStops: readonly TabStop[]): string {
  const byMark = new Map(tabStops.map((tabStop) => [tabStop.mark, tabStop]));
  const marks = new RegExp(`(${[...byMark.keys()].join("|")})`);
  const seen: TabStop[] = [];
  const toBody = (part: string): string => {
    const tabStop = byMark.get(part);
    if (tabStop === undefined) return part.replace(/[\\$]/g, "\\$&");
    if (seen.includes(tabStop)) return `\${${String(seen.indexOf(tabStop) + 1)}}`;
    return placeholder(seen.push(tabStop), tabStop);
  };
  return text.split(marks).map(toBody).join("");
}

function placeholder(number: number, { values: [first, ...others] }: TabStop): string {
  if (others.length === 0) return `\${${String(number)}:${first.replace(/[\\$}]/g, "\\$&")}}`;
  const choices = [first, ...others].map((value) => value.replace(/[\\,|]/g, "\\$&"));
  return `\${${String(number)}|${choices.join(",")}|}`;
}
