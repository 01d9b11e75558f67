import type { Decision } from "../../../server/src/protocol.ts";
import { element } from "../element.ts";
import type { Actions } from "./actions.ts";
import { figure } from "./figure.ts";

/** How an upload and a download go, without and with a Bucket Key: drawn, and in words. */
export async function renderSequences(
  sequences: Decision["sequences"],
  actions: Actions,
): Promise<readonly Node[]> {
  const sections: Node[] = [];
  // One after the other: mermaid draws one diagram at a time.
  for (const { id, title, mermaid, steps } of sequences) {
    const drawn = await figure({ name: id, label: title, mermaid }, actions);
    const words = element("ol", {}, ...steps.map((step) => element("li", {}, step)));
    sections.push(element("section", {}, element("h2", {}, title), drawn, words));
  }
  return [element("div", { class: "columns even" }, ...sections)];
}
