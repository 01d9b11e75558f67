/** A text as a sentence begins: statements without a Sid go by "statement 1". */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
