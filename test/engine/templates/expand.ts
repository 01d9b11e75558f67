/** An escaped character, or a place: with a default, with choices, or alone. */
const part = /\\[\\$}]|\$\{\d+:(?:[^\\}]|\\.)*\}|\$\{\d+\|(?:[^\\|]|\\.)*\|\}|\$\{\d+\}|\$\d+/g;

/** What an editor inserts for a snippet's body when every place keeps its default. */
export function expand(body: string): string {
  const defaults = new Map<string, string>();
  return body.replace(part, (found) => {
    if (found.startsWith("\\")) return found.slice(1);
    const [, place = "", values = ""] = /^\$\{?(\d+)(.*?)\}?$/.exec(found) ?? [];
    if (values !== "") defaults.set(place, firstOf(values));
    return defaults.get(place) ?? "";
  });
}

/** The default of `:default`, or the first of `|choice,choice|`. */
function firstOf(values: string): string {
  const end = values.startsWith(":") ? /$/ : /(?<!\\)(?:\\\\)*[,|]/;
  const [first = ""] = values.slice(1).split(end);
  return first.replace(/\\(.)/g, "$1");
}
