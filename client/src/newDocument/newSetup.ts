import { window, type Memento, type Uri } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { askForFiles } from "./askForFiles.ts";
import { chooseFolder } from "./chooseFolder.ts";
import { chooseFiles } from "./chooseFiles.ts";
import { planFiles } from "./plannedFiles.ts";
import { closePreview, showPreview } from "./preview.ts";
import type { ShownTexts } from "../shownTexts.ts";
import { BACK } from "./step.ts";
import { writeFiles } from "./writeFiles.ts";

/** Asks for a whole setup, shows all of its files, and writes those that are wanted. */
export async function newSetup(
  client: LanguageClient,
  memory: Memento,
  texts: ShownTexts,
  decision: unknown,
): Promise<void> {
  const folder = await chooseFolder();
  if (folder === undefined) return;
  await askForFiles(client, memory, {
    goal: "setup",
    title: "New Encrypted Bucket Setup",
    decision,
    useTitle: "Write Files",
    use: async (files, step) => {
      const planned = (await planFiles(folder, files)).filter(({ place }) => place !== "same");
      await showPreview(texts, planned);
      const chosen = await chooseFiles(planned, nameOf(folder), step);
      await closePreview();
      if (chosen === undefined || chosen === BACK) return chosen;
      const written = await writeFiles(chosen);
      await openFirst(written);
      return undefined;
    },
  });
}

function nameOf({ path }: Uri): string {
  return path.split("/").findLast((part) => part !== "") ?? "/";
}

async function openFirst([first]: readonly Uri[]): Promise<void> {
  if (first !== undefined) await window.showTextDocument(first);
}
