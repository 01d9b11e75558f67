import type { StatementReference } from "../../server/src/protocol.ts";
import { button, element } from "./element.ts";
import type { Send } from "./send.ts";

/** A button for each statement, which goes to it in the editor. */
export function statementButtons(
  key: string,
  statements: readonly StatementReference[],
  send: Send,
): HTMLElement {
  const items = statements.map((statement) => element("li", {}, statementButton(key, statement, send)));
  return element("ul", { class: "statements" }, ...items);
}

export function statementButton(
  key: string,
  { index, title, range }: StatementReference,
  send: Send,
): HTMLElement {
  return button(`${key}-${String(index)}`, { class: "link", title: "Go to this statement" }, title, () => {
    send({ type: "goTo", range });
  });
}
