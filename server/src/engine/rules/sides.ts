import type { Related } from "../lint/rule.ts";
import { matchesGlob } from "../policy/glob.ts";
import type { RelatedDocument } from "../policy/policy.ts";
import type { Mention } from "../set/mentions.ts";
import type { Edit } from "../tree/edits.ts";
import type { Span } from "../tree/node.ts";
import { quoted } from "./quoted.ts";

/** What one document says of something that all documents of its set have to agree on. */
export interface Side {
  /** As it is shown. */
  readonly value: string;
  /** Everything that it is content with, patterns included; the value unless given. */
  readonly accepted?: readonly string[];
  /** Where the value stands. At least one. */
  readonly mentions: readonly Mention[];
  /** A mention that names another value in its place. */
  readonly rewrite: (mention: string, value: string) => string;
  /** Whether its value says something in this document alone, so that no fix puts it into another. */
  readonly staysHere?: boolean;
  /** Whether another value can stand where its own does; any unless given. */
  readonly takes?: (value: string) => boolean;
}

/** What another document says. */
export interface OtherSide {
  readonly other: RelatedDocument;
  readonly theirs: Side;
}

export function agree(one: Side, other: Side): boolean {
  return acceptedBy(one).some((mine) =>
    acceptedBy(other).some((theirs) => matchesGlob(mine, theirs) || matchesGlob(theirs, mine)),
  );
}

function acceptedBy({ value, accepted }: Side): readonly string[] {
  return accepted ?? [value];
}

/** Where a side says what it says. */
export function placeOf({ mentions }: Side): Span {
  return mentions[0]?.at ?? { start: 0, end: 0 };
}

export function saidIn({ other: { uri, name }, theirs }: OtherSide): Related {
  return { uri, at: placeOf(theirs), message: `${name} says ${quoted(theirs.value)}.` };
}

/** Puts a value everywhere where a side has its own. */
export function editsOf({ mentions, rewrite }: Side, value: string): readonly Edit[] {
  return mentions.map(({ value: mention, at }) => ({
    start: at.start,
    end: at.end,
    text: JSON.stringify(rewrite(mention, value)),
  }));
}
