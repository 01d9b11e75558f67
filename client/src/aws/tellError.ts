import { window } from "vscode";
import type { AwsError } from "../../../server/src/aws/aws.ts";

const CHOOSE = "Choose Profile and Region";

/** Says why AWS did not do what it was asked. */
export async function tellError(
  { reason, message }: AwsError,
  choose: () => Promise<unknown>,
): Promise<void> {
  if (reason === "cancelled") return;
  const mayBeElsewhere = ["setup", "credentials", "missing", "denied"].includes(reason);
  const answer = await window.showErrorMessage(message, ...(mayBeElsewhere ? [CHOOSE] : []));
  if (answer === CHOOSE) await choose();
}
