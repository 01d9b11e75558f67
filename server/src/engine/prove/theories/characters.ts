/** A set of characters (UTF-16 code units): a listed few, or all but a listed few. */
export type Characters = { readonly only: string } | { readonly except: string };

export const anyCharacter: Characters = { except: "" };
/** The zero comes last, so that examples look like numbers of accounts. */
export const digit: Characters = { only: "1234567890" };

/** Whether it takes every character. */
export function isAny(set: Characters): boolean {
  return "except" in set && set.except === "";
}

export function hasCharacter(set: Characters, character: string): boolean {
  return "only" in set ? set.only.includes(character) : !set.except.includes(character);
}

/** Whether one set has all characters of another. */
export function isPartOf(part: Characters, whole: Characters): boolean {
  if ("only" in part) {
    for (const character of part.only) if (!hasCharacter(whole, character)) return false;
    return true;
  }
  if ("only" in whole) return false;
  for (const character of whole.except) if (!part.except.includes(character)) return false;
  return true;
}

/** Whether the sets have a character in common; there are always more than a set leaves out. */
export function overlap(left: Characters, right: Characters): boolean {
  if ("except" in left) return "except" in right || overlap(right, left);
  for (const character of left.only) if (hasCharacter(right, character)) return true;
  return false;
}

/** The characters that both sets have. */
export function intersect(left: Characters, right: Characters): Characters {
  if ("only" in left) return { only: [...left.only].filter((c) => hasCharacter(right, c)).join("") };
  if ("only" in right) return intersect(right, left);
  return { except: left.except + right.except };
}

/** Letters and digits that read well in an example, the likeliest first. */
const ordinary = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_";

/** A character that none of the listed ones is: all characters that no pattern mentions behave alike. */
export function freshCharacter(listed: string): string {
  for (const character of ordinary) if (!listed.includes(character)) return character;
  let code = 0xa1;
  while (listed.includes(String.fromCharCode(code))) code++;
  return String.fromCharCode(code);
}
