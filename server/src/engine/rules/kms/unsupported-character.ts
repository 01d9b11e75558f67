import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import type { Policy } from "../../policy/policy.ts";
import { toStringValue } from "../../policy/stringValue.ts";
import { propertyOf, type Node, type Span } from "../../tree/node.ts";

export const unsupportedCharacter: Rule = {
  id: "kms/unsupported-character",
  summary: "A character that KMS does not take in a key policy",
  kinds: ["kms-key-policy"],
  severity: "error",

  *check(policy) {
    const { text } = policy.tree;
    let found = 0;
    for (const { index, 0: character } of text.matchAll(/[^\t\n\r -\u00ff]/gu)) {
      if (++found > MOST_CHARACTERS) return;
      yield problemOf(policy, { start: index, end: index + character.length }, character);
    }
  },
};

/** A text in another script is one mistake, not a thousand. */
const MOST_CHARACTERS = 20;

function problemOf(policy: Policy, at: Span, character: string): Problem {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return {
    at,
    message: `KMS takes printable ASCII, the letters of Latin-1, tabs and line ends in a key policy, but here stands U+${code}${/\p{C}|\p{Z}/u.test(character) ? "" : ` "${character}"`}. It refuses the policy.`,
    fixes: () => fixesOf(policy, at, character),
  };
}

/** Where the text is only for people to read, it may be spelt another way. */
function fixesOf({ root, statements }: Policy, at: Span, character: string): readonly Fix[] {
  const lookalike = lookalikes[character];
  const id = toStringValue(propertyOf(root, "Id")?.value);
  const texts = [...statements.map(({ sid }) => sid), id].flatMap((value) => value?.node ?? []);
  const isFree = at.start === 0 || texts.some((node) => holds(node, at));
  if (lookalike === undefined || !isFree) return [];
  const title = lookalike === "" ? "Remove the invisible character" : `Write '${lookalike}' instead`;
  return [{ title, access: "unchanged", edits: [{ ...at, text: lookalike }] }];
}

function holds({ start, end }: Node, at: Span): boolean {
  return start < at.start && at.end < end;
}

/** What word processors make of what was typed. */
const lookalikes: Readonly<Record<string, string>> = {
  "\u2010": "-",
  "\u2011": "-",
  "\u2012": "-",
  "\u2013": "-",
  "\u2014": "-",
  "\u2018": "'",
  "\u2019": "'",
  "\u2026": "...",
  "\u2009": " ",
  "\u200b": "",
  "\u202f": " ",
  "\ufeff": "",
};
