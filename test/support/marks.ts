import type { Span } from "../../server/src/engine/engine.ts";

/** A policy as JSON text, or as an object that stands for its text with an indentation of two. */
export type PolicyText = string | object;

/** The text of a policy. Marks around a whole string of an object move outside its quotes, where spans begin. */
export function toText(policy: PolicyText): string {
  if (typeof policy === "string") return policy;
  return JSON.stringify(policy, undefined, 2).replace(
    /"(⟦+)((?:[^"\\⟦⟧]|\\.)*)(⟧+)"/g,
    (_all, open: string, inner: string, close: string) => `${open}"${inner}"${close}`,
  );
}

/** Takes the marks ⟦ ⟧ out of a text. They nest; the spans come in the order of findings: by start, then by end. */
export function takeMarks(marked: string): { readonly text: string; readonly spans: readonly Span[] } {
  const open: number[] = [];
  const spans: Span[] = [];
  let text = "";
  for (const part of marked.split(/([⟦⟧])/)) {
    if (part === "⟦") open.push(text.length);
    else if (part === "⟧") {
      const start = open.pop();
      if (start === undefined) throw new Error(`A closing mark without an opening one: ${marked}`);
      spans.push({ start, end: text.length });
    } else text += part;
  }
  if (open.length > 0) throw new Error(`An opening mark without a closing one: ${marked}`);
  return { text, spans: spans.sort((a, b) => a.start - b.start || a.end - b.end) };
}
