/** The keys and mouse buttons that are held down. */
const held = new Set<string>();
const waiting = new Set<() => void>();

/** In milliseconds. A release outside the page is never heard of. */
const longest = 1000;

/**
 * Resolves when nothing is held down on the page. A press counts for the element on which it ends: what is replaced
 * before never hears of it.
 */
export async function handsOff(): Promise<void> {
  if (held.size === 0) return;
  await new Promise<void>((resolve) => {
    waiting.add(resolve);
    setTimeout(resolve, longest);
  });
}

function letGo(what?: string): void {
  if (what === undefined) held.clear();
  else held.delete(what);
  if (held.size > 0) return;
  // What the release does comes after this event.
  setTimeout(() => {
    for (const resolve of waiting) resolve();
    waiting.clear();
  });
}

const options = { capture: true };
window.addEventListener("keydown", ({ code }) => held.add(code), options);
window.addEventListener("pointerdown", () => held.add("pointer"), options);
window.addEventListener(
  "keyup",
  ({ code }) => {
    letGo(code);
  },
  options,
);
for (const end of ["pointerup", "pointercancel"])
  window.addEventListener(
    end,
    () => {
      letGo("pointer");
    },
    options,
  );
window.addEventListener("blur", () => {
  letGo();
});
