/** Where a mistake of ours is written down. */
export interface Log {
  readonly error: (message: string) => void;
}

/**
 * Wraps a handler so that an exception in it is logged and answered with `empty`: a mistake of ours costs one
 * answer, never the server.
 */
export interface Guard {
  <A extends readonly unknown[], R>(
    name: string,
    empty: NoInfer<R>,
    handler: (...parameters: A) => Promise<R>,
  ): (...parameters: A) => Promise<R>;
  <A extends readonly unknown[], R>(
    name: string,
    empty: NoInfer<R>,
    handler: (...parameters: A) => R,
  ): (...parameters: A) => R;
}

export function createGuard(log: Log): Guard {
  return <A extends readonly unknown[], R>(name: string, empty: R, handler: (...parameters: A) => R) => {
    const failed = (reason: unknown): R => {
      log.error(`${name} failed, and Latchkey goes on without it. ${describe(reason)}`);
      return empty;
    };
    return (...parameters: A) => {
      try {
        const result = handler(...parameters);
        return result instanceof Promise ? (result.catch(failed) as R) : result;
      } catch (reason) {
        return failed(reason);
      }
    };
  };
}

function describe(reason: unknown): string {
  return reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
}
