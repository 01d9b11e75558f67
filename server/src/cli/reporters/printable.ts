/** Control characters and those that turn the direction of text: a policy must not steer the terminal. */
const unprintable = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** A text with one visible character in the place of each that cannot be shown. */
export function printable(text: string): string {
  return text.replace(unprintable, "\uFFFD");
}
