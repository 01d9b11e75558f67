import type { After } from "./services.ts";

/** The largest policy that AWS takes is a third of this. Anything longer is not worth a pause of the editor. */
const MAX_PROMPT_LENGTH = 100_000;

/** How long a longer document has to rest before it is looked at, in milliseconds. */
const REST = 300;

/** The pause before a text of a length in UTF-16 units is looked at, in milliseconds. */
export function pauseFor(length: number): number {
  return length <= MAX_PROMPT_LENGTH ? 0 : REST;
}

/** Work on documents that waits until they rest. */
export interface Schedule {
  /** Puts the work on a document off by so many milliseconds; what was due for it before falls away. */
  readonly plan: (uri: string, milliseconds: number) => void;
  readonly cancel: (uri: string) => void;
}

export function createSchedule(after: After, work: (uri: string) => void): Schedule {
  const due = new Map<string, () => void>();
  const cancel = (uri: string): void => {
    due.get(uri)?.();
    due.delete(uri);
  };
  const plan = (uri: string, milliseconds: number): void => {
    cancel(uri);
    const start = (): void => {
      due.delete(uri);
      work(uri);
    };
    due.set(uri, after(milliseconds, start));
  };
  return { plan, cancel };
}
