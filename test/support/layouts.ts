/** How the same JSON text can be laid out. Members of the same name stay, which JSON.parse would not grant. */
export const layouts: Readonly<Record<string, (text: string) => string>> = {
  minified,
  "indented with tabs": (text) => indented(text, "\t"),
  "with CRLF": (text) => text.replaceAll(/\r?\n/g, "\r\n"),
};

/** A text without the blanks between its tokens. Blanks before its first token stay: AWS minds them. */
export function minified(text: string): string {
  return leadOf(text) + tokensOf(text).join("");
}

function indented(text: string, unit: string): string {
  let depth = 0;
  let result = leadOf(text);
  let previous = "";
  for (const token of tokensOf(text)) {
    const [closes, opened] = [/^[}\]]$/.test(token), /^[{[]$/.test(previous)];
    if (closes) depth--;
    // An empty list or object stays on its line.
    if (closes !== opened || previous === ",") result += `\n${unit.repeat(depth)}`;
    result += token === ":" ? ": " : token;
    if (/^[{[]$/.test(token)) depth++;
    previous = token;
  }
  return result;
}

function leadOf(text: string): string {
  return /^\s*/.exec(text)?.[0] ?? "";
}

function tokensOf(text: string): readonly string[] {
  return text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
}
