import { commands } from "vscode";
import type { Decision } from "../../../server/src/protocol.ts";

/** Goes on from the outcome to the documents that it asks for: it asks for the first one. */
export async function generateSetup(outcome: Decision["outcome"]): Promise<void> {
  await commands.executeCommand(
    outcome?.id === "aws-managed-key" ? "latchkey.newBucketPolicy" : "latchkey.newKeyPolicy",
  );
}
