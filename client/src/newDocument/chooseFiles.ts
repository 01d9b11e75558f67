import { askForSeveral } from "./askForSeveral.ts";
import type { PlannedFile } from "./plannedFiles.ts";
import type { BACK, Step } from "./step.ts";

/** Asks which files to write. What would replace another text is left out unless somebody ticks it. */
export async function chooseFiles(
  files: readonly PlannedFile[],
  folder: string,
  step: Step,
): Promise<readonly PlannedFile[] | typeof BACK | undefined> {
  const prompt =
    files.length === 0
      ? `All files are in ${folder} already.`
      : `Tick what to write to ${folder}. Nothing is written yet.`;
  const items = files.map((file) => ({
    label: file.name,
    description: file.purpose,
    ...(file.place === "other" && { detail: "$(warning) Replaces a file with another text" }),
    picked: file.place === "free",
    file,
  }));
  const chosen = await askForSeveral(step, prompt, items);
  return typeof chosen === "object" ? chosen.map(({ file }) => file) : chosen;
}
