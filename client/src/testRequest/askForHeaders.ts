import { window, type QuickPickItem } from "vscode";
import type { HeaderOffer, RequestContext } from "../../../server/src/protocol.ts";
import { BACK, buttonsOf, showStep, type Step } from "../newDocument/step.ts";

type Item = QuickPickItem & HeaderOffer;

/** Asks how an upload asks S3 for encryption. */
export async function askForHeaders(
  step: Step,
  offers: readonly HeaderOffer[],
): Promise<RequestContext | typeof BACK | undefined> {
  const pick = window.createQuickPick<Item>();
  showStep(pick, step);
  pick.placeholder = "Which encryption headers does the upload carry?";
  pick.items = offers.map((offer) => ({ ...offer, label: offer.title }));
  pick.buttons = buttonsOf(step);
  try {
    return await new Promise((resolve) => {
      pick.onDidAccept(() => {
        const [chosen] = pick.selectedItems;
        if (chosen !== undefined) resolve(chosen.context);
      });
      pick.onDidTriggerButton(() => {
        resolve(BACK);
      });
      pick.onDidHide(() => {
        resolve(undefined);
      });
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}
