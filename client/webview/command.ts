import { button, code, element } from "./element.ts";
import type { Send } from "./send.ts";

/** A command line with a button that copies it. */
export function renderCommand(key: string, command: string, send: Send): HTMLElement {
  const copy = button(`copy-${key}`, { "aria-label": `Copy the command for ${key}` }, "Copy", () => {
    send({ type: "copy", text: command });
  });
  return element("div", { class: "command" }, code(command), copy);
}
