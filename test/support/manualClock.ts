import type { After } from "../../server/src/lsp/services.ts";

/** Time that passes when a test says so. */
export interface ManualClock {
  readonly after: After;
  advance(milliseconds: number): void;
}

export function manualClock(): ManualClock {
  let now = 0;
  const due = new Set<{ readonly at: number; readonly callback: () => void }>();
  const after: After = (milliseconds, callback) => {
    const entry = { at: now + milliseconds, callback };
    due.add(entry);
    return () => due.delete(entry);
  };
  const advance = (milliseconds: number): void => {
    now += milliseconds;
    for (const entry of [...due].sort((a, b) => a.at - b.at)) {
      if (entry.at <= now && due.delete(entry)) entry.callback();
    }
  };
  return { after, advance };
}
