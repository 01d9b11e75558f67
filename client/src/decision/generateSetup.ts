import { commands } from "vscode";
import type { Decision } from "../../../server/src/protocol.ts";

/** Goes on from the outcome to the documents that it asks for: the wizard for all of them, or the first one. */
export async function generateSetup(outcome: Decision["outcome"]): Promise<void> {
  const known = await commands.getCommands(true);
  if (known.includes("latchkey.newSetup")) await commands.executeCommand("latchkey.newSetup", outcome?.id);
  else
    await commands.executeCommand(
      outcome?.id === "aws-managed-key" ? "latchkey.newBucketPolicy" : "latchkey.newKeyPolicy",
    );
}
