import type { TextDocument } from "vscode-languageserver-textdocument";
import { pauseFor } from "./schedule.ts";
import type { Session } from "./session.ts";

/** Waits until the settings are known and a long document rests; an editor that goes on typing takes its question back. */
export async function rest(
  { settings, services }: Session,
  document: TextDocument | undefined,
): Promise<void> {
  await settings.ready;
  const pause = pauseFor(document?.getText().length ?? 0);
  if (pause > 0) await new Promise<void>((resolve) => void services.after(pause, resolve));
}
