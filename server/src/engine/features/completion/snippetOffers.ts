import { snippets } from "../../templates/snippets.ts";
import type { Offer } from "./offer.ts";
import type { Site } from "./site.ts";

/** Whole statements for the kind of policy that the place is in. */
export function snippetOffers({ kind }: Pick<Site, "kind">): readonly Offer[] {
  return snippets()
    .filter((snippet) => snippet.kind === kind && snippet.part === "statement")
    .map(({ prefix, name, body }) => ({ text: prefix, topic: "snippet", detail: name, json: body }));
}

/** What a statement that was offered is for. */
export function describeSnippet(prefix: string): string | undefined {
  return snippets().find((snippet) => snippet.prefix === prefix)?.description;
}
