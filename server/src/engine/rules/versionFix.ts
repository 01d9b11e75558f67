import type { Fix } from "../lint/rule.ts";
import { replaceValue } from "../tree/edits.ts";
import type { Span } from "../tree/node.ts";

/** Writes the version of today's language in the place of one that does not exist. */
export function versionFix(text: string, version: Span): Fix {
  return {
    title: `Write "2012-10-17"`,
    // The newer language reads ${…} as a variable, which older text may not have meant.
    access: text.includes("${") ? "wider" : "unchanged",
    edits: [replaceValue(text, version, "2012-10-17")],
  };
}
