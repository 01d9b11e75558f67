import type { FileAccess } from "./fileAccess.ts";

/** Files that wait to be read. */
export interface ReadQueue {
  /** Reads files, those again that are being read: what they say may be older than the wish. */
  readonly add: (uris: Iterable<string>) => void;
  /** Settled when nothing waits any more. */
  readonly rest: () => Promise<void>;
}

/** So few at a time that messages in between are answered at once. */
const AT_A_TIME = 25;

/** Reads one handful of files after the other, and passes on what each says unless it is to be read once more. */
export function createReadQueue(
  { read }: FileAccess,
  take: (uri: string, text: string | undefined) => void,
  whenDone: () => void,
): ReadQueue {
  const waiting = new Set<string>();
  let work: Promise<void> | undefined;
  const readSome = async (): Promise<void> => {
    const uris = [...firstOf(waiting, AT_A_TIME)];
    for (const uri of uris) waiting.delete(uri);
    const texts = await read(uris);
    uris.forEach((uri, index) => {
      if (!waiting.has(uri)) take(uri, texts[index]);
    });
  };
  const readAll = async (): Promise<void> => {
    // The first look at the files comes after whatever is being answered right now.
    await Promise.resolve();
    try {
      while (waiting.size > 0) await readSome();
    } finally {
      work = undefined;
    }
    whenDone();
  };
  return {
    add: (uris) => {
      for (const uri of uris) waiting.add(uri);
      if (waiting.size > 0) work ??= readAll();
    },
    rest: async () => {
      while (work !== undefined) await work;
    },
  };
}

function* firstOf(values: Iterable<string>, count: number): Iterable<string> {
  let left = count;
  for (const value of values) {
    if (left-- === 0) return;
    yield value;
  }
}
