import { commands } from "vscode";
import type { Decision } from "../../../server/src/protocol.ts";

/** Goes on from the choice of a key to what it asks for. Nobody writes the policy of a key that AWS manages. */
export async function generateSetup(decision: Decision | undefined): Promise<void> {
  if (decision?.outcome?.id === "aws-managed-key") await commands.executeCommand("latchkey.newBucketPolicy");
  else await commands.executeCommand("latchkey.newSetup", decision?.answers);
}
