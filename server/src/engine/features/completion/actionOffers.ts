import { actionsOf, actionStems, expandAction, serviceOfKind } from "../../catalog/actions.ts";
import { hasWildcard } from "../../policy/glob.ts";
import type { Offer } from "./offer.ts";
import type { Site } from "./site.ts";

/** The actions of the document's service, then patterns that stand for several of them. */
export function actionOffers({ kind, typed }: Site): readonly Offer[] {
  const service = serviceOfKind(kind);
  const actions = actionsOf(service).map(({ name, levels }) => ({
    text: name,
    topic: "action" as const,
    detail: levels.join(", "),
  }));
  return [...actions, ...patternsFor(service, typed).map(toPattern)];
}

/** Every action, what has been typed, and whole words: the first ones, or those that what has been typed begins. */
function patternsFor(service: string, typed: string): readonly string[] {
  const begun = typed.toLowerCase();
  const isLong = begun.length > service.length + 1 && begun.startsWith(`${service}:`);
  const isNear = (stem: string): boolean =>
    isLong ? stem.toLowerCase().startsWith(begun) : /^\w+:[A-Z][a-z]+$/.test(stem);
  const stems = [...actionStems].filter((stem) => stem.startsWith(`${service}:`) && isNear(stem));
  const own = hasWildcard(typed) ? typed : `${typed}*`;
  const patterns = [`${service}:*`, ...(isLong ? [own] : []), ...stems.map((stem) => `${stem}*`)];
  return [...new Set(patterns)].filter((pattern) => expandAction(pattern).length > 1);
}

function toPattern(text: string): Offer {
  return { text, topic: "pattern", detail: `${String(expandAction(text).length)} actions` };
}
