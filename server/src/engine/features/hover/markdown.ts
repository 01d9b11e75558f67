/** What no hover repeats in full: a value longer than that is no name. In UTF-16 code units. */
const LONGEST_SHOWN = 200;

/** A text of the document as Markdown code: nothing in it can end the code or begin a link. */
export function toCode(text: string): string {
  const line = text.slice(0, LONGEST_SHOWN).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, " ");
  const runs = line.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const room = runs.length > 0 ? " " : "";
  return `${fence}${room}${line}${room}${fence}`;
}

/** A link to one of the pages of AWS's documentation, by its path there. */
export function toLink(title: string, path: string): string {
  return `[${title}](${docsAddress(path)})`;
}

/** The address of a page of AWS's documentation, by its path there. */
export function docsAddress(path: string): string {
  return `https://docs.aws.amazon.com/${path}`;
}
