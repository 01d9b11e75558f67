import { QuickPickItemKind, window, type QuickPickItem } from "vscode";
import type { AccessChangeInParts, Hardening } from "../../../server/src/protocol.ts";

const apply: QuickPickItem = { label: "$(check) Apply" };

/** Lists what was done to a policy and what that does to access. Whether somebody wants it. */
export async function confirmHardening(hardening: Hardening): Promise<boolean> {
  const pick = window.createQuickPick();
  pick.title = "Harden This Policy";
  pick.placeholder = "Nothing is changed yet. Escape leaves the policy as it is.";
  pick.items = [apply, ...itemsFor(hardening)];
  // The comparison behind it can be read meanwhile.
  pick.ignoreFocusOut = true;
  try {
    return await new Promise((resolve) => {
      pick.onDidAccept(() => {
        if (pick.selectedItems.includes(apply)) resolve(true);
      });
      pick.onDidHide(() => {
        resolve(false);
      });
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

function itemsFor({ steps, newlyStopped, newlyAllowed, undecided }: Hardening): readonly QuickPickItem[] {
  const isAlike = newlyStopped.length + newlyAllowed.length + undecided.length === 0;
  return [
    ...group(
      "What is done",
      steps.map((label) => ({ label })),
    ),
    ...group("Newly let through", newlyAllowed.map(toItem)),
    ...group("Newly stopped", newlyStopped.map(toItem)),
    ...group(
      "Not found out",
      undecided.map((label) => ({ label })),
    ),
    ...group("Access", isAlike ? [{ label: "Every request is decided as before." }] : []),
  ];
}

function group(label: string, items: readonly QuickPickItem[]): readonly QuickPickItem[] {
  return items.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...items];
}

function toItem({ subject, outcome }: AccessChangeInParts): QuickPickItem {
  return { label: subject, detail: outcome };
}
