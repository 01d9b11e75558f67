/**
 * A new element with attributes and content. Texts become text nodes, so that nothing of a policy is ever taken
 * for markup.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const created = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) created.setAttribute(name, value);
  created.append(...content);
  return created;
}

/** A button. Its key stays the same when the page is drawn anew, which keeps the keyboard where it is. */
export function button(
  key: string,
  attributes: Readonly<Record<string, string>>,
  label: string,
  press: (button: HTMLButtonElement) => void,
): HTMLButtonElement {
  const created = element("button", { type: "button", "data-key": key, ...attributes }, label);
  created.addEventListener("click", () => {
    press(created);
  });
  return created;
}

/** Code that may be broken within its ARNs. */
export function code(text: string): HTMLElement {
  return element("code", {}, ...breakable(text));
}

/** A text with places where its ARNs may be broken: behind colons and slashes, where a reader expects it. */
export function breakable(text: string): readonly (Node | string)[] {
  const words = text.split(/(?<=\s)/);
  const parts = words.flatMap((word) => (/^'?arn:/.test(word) ? word.split(/(?<=[:/])(?=[^:/\s])/) : [word]));
  return parts.flatMap((part, index) => (index === 0 ? [part] : [element("wbr", {}), part]));
}
