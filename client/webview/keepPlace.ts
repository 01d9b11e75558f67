/** Draws content anew and leaves the keyboard, what was unfolded and how far the page was scrolled as they were. */
export function keepPlace(container: Element, draw: () => void): void {
  const focused = document.activeElement?.getAttribute("data-key");
  const unfolded = new Set([...container.querySelectorAll("details[open]")].map(keyOf));
  const { scrollX, scrollY } = window;
  draw();
  for (const details of container.querySelectorAll("details")) details.open = unfolded.has(keyOf(details));
  window.scrollTo(scrollX, scrollY);
  if (focused !== null && focused !== undefined)
    container
      .querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)
      ?.focus({ preventScroll: true });
}

function keyOf(element: Element): string | null {
  return element.getAttribute("data-key");
}
