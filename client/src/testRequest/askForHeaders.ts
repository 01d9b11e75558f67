import { window, type QuickPickItem } from "vscode";
import type { HeaderOffer, RequestContext } from "../../../server/src/protocol.ts";
import { answerIn } from "../newDocument/answerIn.ts";
import type { BACK, Step } from "../newDocument/step.ts";

type Item = QuickPickItem & HeaderOffer;

/** Asks how an upload asks S3 for encryption. */
export async function askForHeaders(
  step: Step,
  offers: readonly HeaderOffer[],
): Promise<RequestContext | typeof BACK | undefined> {
  const pick = window.createQuickPick<Item>();
  pick.placeholder = "Which encryption headers does the upload carry?";
  pick.items = offers.map((offer) => ({ ...offer, label: offer.title }));
  return answerIn(pick, step, () => pick.selectedItems[0]?.context);
}
