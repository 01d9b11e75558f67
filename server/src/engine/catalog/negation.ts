/** A part of a name that says "not": `Not`, `N`, `No`, `Non`, `Isnt`. Words that begin like Numeric and Null do not. */
const NEGATION = /^(?:(?:is|does|do|are)nt|not|non|no|un|dis|in(?=eq)|n(?![um]))/i;

/** The same where nothing sets it off from the type before it: `stringnequals`, `ARNNEquals`. */
const RUN_ON = /(string|arn|numeric|date|bool|binary|address)(?:non?|un|dis|in(?=eq)|n)(?=eq|li)/i;

/** Words as case and other characters set them off. Capitals in a row are one word. */
const PARTS = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^A-Za-z]+/g;

/** A name without all that says "not" in it, however that is put: `NotStringEquals`, `StringUnequals`, `!Bool`. */
export function withoutNegation(name: string): string {
  const parts = withoutApostrophes(name).match(PARTS) ?? [];
  return parts
    .map((part) => part.replace(NEGATION, ""))
    .join("")
    .replace(RUN_ON, "$1")
    .replace(/(?:is|does|do|are)nt|not|[!≠]|<>/gi, "");
}

/** Whether a name says "not" in any way. */
export function saysNot(name: string): boolean {
  return withoutNegation(name) !== withoutApostrophes(name);
}

/** `Isn't` and `Isnt` say the same, and other apostrophes say nothing. */
function withoutApostrophes(name: string): string {
  return name.replace(/['’]/g, "");
}
