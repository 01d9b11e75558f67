import { window, type QuickPick, type QuickPickItem } from "vscode";

/** Shows a list that may still be filled. Undefined from somebody who leaves; then the filling is given up. */
export async function chooseFrom<T extends QuickPickItem>(
  pick: QuickPick<T>,
  fill: (signal: AbortSignal) => Promise<void>,
): Promise<T | undefined> {
  const controller = new AbortController();
  try {
    return await new Promise((resolve, reject) => {
      pick.onDidAccept(() => {
        const [chosen] = pick.selectedItems;
        if (chosen !== undefined) resolve(chosen);
      });
      pick.onDidHide(() => {
        resolve(undefined);
      });
      pick.busy = true;
      pick.show();
      fill(controller.signal).then(() => (pick.busy = false), reject);
    });
  } finally {
    controller.abort();
    pick.dispose();
  }
}

/** A list with a title. */
export function listFor<T extends QuickPickItem>(title: string, placeholder: string): QuickPick<T> {
  const pick = window.createQuickPick<T>();
  pick.title = title;
  pick.placeholder = placeholder;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.keepScrollPosition = true;
  return pick;
}
