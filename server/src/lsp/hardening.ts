import { harden } from "../engine/harden.ts";
import { hardenMethod, type DocumentParams, type Hardening } from "../protocol.ts";
import { analyzeWeighed, sourceOf } from "./analyses.ts";
import { differenceOf } from "./difference.ts";
import { MAX_LENGTH } from "./maxLength.ts";
import { rangeOf } from "./positions.ts";
import type { Session } from "./session.ts";

/** Answers what an open policy would be with its gaps closed, and what that would do to access. */
export function serveHardening({
  connection,
  documents,
  services,
  settings,
  workspace,
  indexed,
  guard,
}: Session): void {
  const answer = async ({ uri }: DocumentParams): Promise<Hardening | null> => {
    await Promise.all([settings.ready, indexed()]);
    const document = documents.get(uri);
    if (document === undefined || document.getText().length > MAX_LENGTH) return null;
    const current = settings.current();
    const source = sourceOf(document, current, workspace.library);
    const hardening = harden(
      source,
      (changed) => analyzeWeighed(services.analyze, changed, workspace.configs, uri, current).analysis,
    );
    if (hardening === undefined) return null;
    const edit = differenceOf(document.getText(), hardening.text);
    return {
      ...hardening,
      version: document.version,
      edit: { range: rangeOf(document, edit), text: edit.text },
    };
  };
  connection.onRequest<Hardening | null, unknown>(hardenMethod, guard("Hardening a policy", null, answer));
}
