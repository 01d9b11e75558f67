import { ProgressLocation, window } from "vscode";

/** In milliseconds. What is quicker shows no progress: VS Code counts each for a message, and shows only so many. */
const PATIENCE = 500;

/** Shows that something goes on, and lets the person give it up. */
export async function withProgress<T>(title: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const answer = work(controller.signal);
  const settled = answer.then(
    () => undefined,
    () => undefined,
  );
  if (await isQuick(settled)) return answer;
  const location = ProgressLocation.Notification;
  await window.withProgress({ location, title, cancellable: true }, (_, token) => {
    token.onCancellationRequested(() => {
      controller.abort();
    });
    return settled;
  });
  return answer;
}

async function isQuick(settled: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, PATIENCE, false);
  });
  const first = await Promise.race([settled.then(() => true), late]);
  clearTimeout(timer);
  return first;
}
