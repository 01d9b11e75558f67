import { window } from "vscode";
import { loadAws } from "./awsBundle.ts";

const CHOOSE = "Choose Profile and Region";

/** Says why AWS did not do what it was asked. What is none of its errors is a mistake of ours, for VS Code to show. */
export async function tellError(error: unknown, choose: () => Promise<unknown>): Promise<void> {
  const { AwsError } = await loadAws();
  if (!(error instanceof AwsError)) throw error;
  if (error.reason === "cancelled") return;
  const mayBeElsewhere = ["setup", "credentials", "missing", "denied"].includes(error.reason);
  const answer = await window.showErrorMessage(error.message, ...(mayBeElsewhere ? [CHOOSE] : []));
  if (answer === CHOOSE) await choose();
}
