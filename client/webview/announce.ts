const status = document.querySelector("[role=status]");

/** Tells somebody who does not see the page. */
export function announce(text: string): void {
  if (status !== null) status.textContent = text;
}
