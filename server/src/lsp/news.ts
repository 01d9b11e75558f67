/** Word of something that happens again and again, for as many as listen. */
export interface News {
  readonly tell: () => void;
  readonly listen: (listener: () => void) => void;
}

export function createNews(): News {
  const listeners: (() => void)[] = [];
  return {
    tell: () => {
      for (const listener of listeners) listener();
    },
    listen: (listener) => {
      listeners.push(listener);
    },
  };
}
