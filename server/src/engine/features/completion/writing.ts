import type { Edit } from "../../tree/edits.ts";
import type { Span } from "../../tree/node.ts";
import type { Offer, Topic } from "./offer.ts";
import type { Site } from "./site.ts";

/** Something that an editor offers to write. */
export interface Completion {
  readonly label: string;
  readonly topic: Topic;
  /** A few words beside the label; empty where it says enough. */
  readonly detail: string;
  readonly edit: Edit;
  /** What is compared with the text in the edit's span in front of the cursor. */
  readonly filter: string;
  /** Whether the edit's text has tab stops, as LSP writes them. */
  readonly isSnippet: boolean;
  /** A comma that is missing before. */
  readonly comma: Edit | undefined;
}

/** How an editor takes what it is offered. */
export interface CompletionStyle {
  readonly takesSnippets: boolean;
}

/** What an offer looks like where it is to stand. */
export function toWriting(offer: Offer, site: Site, offset: number, style: CompletionStyle): Completion {
  const { text, topic, detail = "" } = offer;
  const { token, commaBefore } = site.place;
  const comma = commaBefore === undefined ? undefined : { start: commaBefore, end: commaBefore, text: "," };
  const common = { label: text, topic, detail, comma };
  if (offer.isBeginning === true && token?.kind === "string")
    return { ...common, edit: { ...contentOf(token), text: inner(text) }, filter: text, isSnippet: false };
  const { start, end } = token ?? { start: offset, end: offset };
  const written = style.takesSnippets ? asSnippet(offer, site) : asText(offer, site);
  const isSnippet = topic === "snippet" || written !== asText(offer, site);
  const filter = token?.kind === "string" ? `"${text}"` : text;
  return { ...common, edit: { start, end, text: written }, filter, isSnippet };
}

/** What stands between the quotes. */
function contentOf({ start, end, isClosed }: Span & { readonly isClosed: boolean }): Span {
  return { start: start + 1, end: isClosed ? end - 1 : end };
}

function inner(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function asText(offer: Offer, { place, colon }: Site): string {
  // The closing quote is left to whoever writes the rest.
  if (offer.isBeginning === true) return `"${inner(offer.text)}`;
  const json = offer.json?.replace("$1", "") ?? JSON.stringify(offer.text);
  if (place.role === "value") return place.needsComma ? `${json},` : json;
  return place.isColonNext ? json : `${json}${colon}`;
}

function asSnippet(offer: Offer, { place, colon }: Site): string {
  const comma = place.needsComma ? "," : "";
  const name = JSON.stringify(offer.text).replaceAll(/[$}\\]/g, "\\$&");
  const isOpen = offer.isBeginning === true;
  if (place.role === "value" && offer.json?.includes("$1") === true) return `${offer.json}${comma}`;
  if (place.role === "value")
    return isOpen ? `${name.slice(0, -1)}$1"${comma}` : `${offer.json ?? JSON.stringify(offer.text)}${comma}`;
  if (place.isColonNext) return isOpen ? `${name.slice(0, -1)}$1"` : JSON.stringify(offer.text);
  const value = offer.value ?? '"$1"';
  if (!isOpen) return `${name}${colon}${value}${comma}`;
  return `${name.slice(0, -1)}$1"${colon}${value.replace("$1", "$2").replace("${1|", "${2|")}${comma}`;
}
