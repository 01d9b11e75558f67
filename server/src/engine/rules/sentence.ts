/** A text as a sentence begins: statements without a Sid go by "statement 1". */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The name of a principal as a sentence begins. An ARN or a service stays as it is written. */
export function subject(name: string): string {
  return /^(?:account|any|anyone|the)\b/.test(name) ? sentence(name) : name;
}
