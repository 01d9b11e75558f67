import type { Policy } from "../../policy/policy.ts";
import { readPolicy } from "../../policy/readPolicy.ts";
import type { KnownNames } from "../../set/knownNames.ts";
import { readDraft, type Place } from "../../tree/draft.ts";
import { layoutOf } from "../../tree/layout.ts";
import { offersAt } from "./offersAt.ts";
import { pathOf, type Site } from "./site.ts";
import { toWriting, type Completion, type CompletionStyle } from "./writing.ts";

/** What can be written at an offset of a document, the likeliest first; whatever the text, it never throws. */
export function completionsAt(
  policy: Policy,
  offset: number,
  known: KnownNames,
  style: CompletionStyle,
): readonly Completion[] {
  const { text } = policy.tree;
  const { root, place } = readDraft(text, offset);
  if (place === undefined) return [];
  const draft = readPolicy({ text, root, errors: [] }, policy.kind, policy.surroundings);
  const typed = typedBefore(text, offset, place);
  const site: Site = {
    kind: policy.kind,
    path: pathOf(place.holder),
    place,
    typed,
    statement: draft.statements.find(({ node }) => node.start <= offset && offset <= node.end),
    known,
    colon: layoutOf(text).isSpaced ? ": " : ":",
  };
  return offersAt(site)
    .filter(({ text: offered }) => isMeant(offered, typed))
    .filter(({ topic }) => style.takesSnippets || topic !== "snippet")
    .map((offer) => toWriting(offer, site, offset, style));
}

function typedBefore(text: string, offset: number, { token }: Place): string {
  if (token === undefined) return "";
  return text.slice(token.start, offset).replace(/^"/, "");
}

/** Whether an offer has the letters that were typed, in their order: no editor shows any other. */
function isMeant(offered: string, typed: string): boolean {
  const letters = offered.toLowerCase();
  let at = 0;
  for (const letter of typed.toLowerCase()) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
