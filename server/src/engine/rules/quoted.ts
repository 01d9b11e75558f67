/** More of a value than this says nothing more in a message. In UTF-16 code units. */
const LONGEST = 120;

/** A value of the user in quotes, cut where it is too long to be read. */
export function quoted(value: string): string {
  return `"${value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value}"`;
}
