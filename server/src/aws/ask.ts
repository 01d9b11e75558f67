import { AwsError } from "./awsError.ts";
import type { Connection } from "./connection.ts";
import { explain, type Question } from "./explain.ts";

/** What every request is sent with. */
export interface SendOptions {
  readonly abortSignal?: AbortSignal;
}

type Send<T> = (options: SendOptions) => Promise<T>;

/** Sends one request, again where that may help. Whatever goes wrong is an AwsError. */
export async function ask<T>(
  { region, profile, signal }: Connection,
  question: Question,
  send: Send<T>,
): Promise<T> {
  try {
    return await (signal === undefined ? send({}) : beforeAbort(send({ abortSignal: signal }), signal));
  } catch (error) {
    throw explain(error, { region, profile, ...question });
  }
}

/** Like ask, for what need not be there: undefined where AWS answers with one of these errors. */
export async function askIfAny<T>(
  connection: Connection,
  question: Question,
  missing: readonly string[],
  send: Send<T>,
): Promise<T | undefined> {
  return ask(connection, question, async (options) => {
    try {
      return await send(options);
    } catch (error) {
      if (error instanceof Error && missing.includes(error.name)) return undefined;
      throw error;
    }
  });
}

/** The SDK looks at the signal only while it sends, and not while it looks for credentials. */
function beforeAbort<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      reject(new AwsError("cancelled", "Cancelled."));
    };
    if (signal.aborted) giveUp();
    signal.addEventListener("abort", giveUp, { once: true });
    answer.then(resolve, reject).finally(() => {
      signal.removeEventListener("abort", giveUp);
    });
  });
}
