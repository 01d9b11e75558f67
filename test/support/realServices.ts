import { applyUnchangedFixes } from "../../server/src/engine/applyUnchangedFixes.ts";
import { analyze, rules } from "../../server/src/engine/engine.ts";
import type { Services } from "../../server/src/lsp/services.ts";

/** The engine as the product has it. */
export const realServices: Pick<Services, "ruleIds" | "analyze" | "applyUnchangedFixes"> = {
  ruleIds: rules.map(({ id }) => id),
  analyze,
  applyUnchangedFixes,
};
