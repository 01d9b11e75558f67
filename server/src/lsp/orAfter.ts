import type { After } from "./services.ts";

/** Settled when work is done, well or not, or when so many milliseconds have passed. */
export function orAfter(milliseconds: number, work: Promise<void>, after: After): Promise<void> {
  return new Promise((resolve) => {
    const cancel = after(milliseconds, resolve);
    const settle = (): void => {
      cancel();
      resolve();
    };
    work.then(settle, settle);
  });
}
