/** What an offer is a word for: editors show a sign for it, and its explanation depends on it. */
export type Topic =
  "element" | "action" | "pattern" | "operator" | "key" | "value" | "arn" | "principal" | "snippet";

/** Something that can be written at a place, before anybody knows what stands there. */
export interface Offer {
  /** The text without quotes. */
  readonly text: string;
  readonly topic: Topic;
  /** A few words beside it. */
  readonly detail?: string;
  /** JSON that is written instead of the quoted text: `true`. That of a snippet has tab stops. */
  readonly json?: string;
  /** Whether more has to follow inside the quotes: `arn:aws:`. */
  readonly isBeginning?: boolean;
  /** Of a name: what stands behind the colon, with the tab stops of snippets. */
  readonly value?: string;
}

/** The values that a name of a member takes, as they are written when the name is chosen. */
export const shapes = {
  text: '"$1"',
  list: '["$1"]',
  object: "{ $1 }",
  objects: "[\n\t{\n\t\t$1\n\t}\n]",
  truth: "${1|true,false|}",
  quotedTruth: '"${1|true,false|}"',
  effect: '"${1|Allow,Deny|}"',
} as const;

/** Offers of one topic that say nothing but their text. */
export function offersOf(topic: Topic, texts: Iterable<string>, detail?: string): readonly Offer[] {
  return [...texts].map((text) => ({ text, topic, ...(detail !== undefined && { detail }) }));
}
