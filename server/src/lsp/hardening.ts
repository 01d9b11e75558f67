import type { Analysis, Source } from "../engine/engine.ts";
import { harden } from "../engine/harden.ts";
import { hardenMethod, type DocumentParams, type Hardening } from "../protocol.ts";
import { sourceOf } from "./analyses.ts";
import { differenceOf } from "./difference.ts";
import { MAX_LENGTH } from "./maxLength.ts";
import { rangeOf } from "./positions.ts";
import type { Session } from "./session.ts";
import type { Settings } from "./settings.ts";

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
  const { configs } = workspace;
  const weighed = (source: Source, uri: string, { overrides }: Settings): Analysis | undefined => {
    const analysis = services.analyze(source, configs.overridesFor(uri, overrides));
    return analysis && { ...analysis, findings: configs.weigh(uri, analysis, overrides).findings };
  };
  const answer = async ({ uri }: DocumentParams): Promise<Hardening | null> => {
    await Promise.all([settings.ready, indexed()]);
    const document = documents.get(uri);
    if (document === undefined || document.getText().length > MAX_LENGTH) return null;
    const current = settings.current();
    const source = sourceOf(document, current, workspace.library);
    const hardening = harden(source, (changed) => weighed(changed, uri, current));
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
