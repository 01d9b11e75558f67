import type { Fix } from "../lint/rule.ts";
import type { Policy, RelatedDocument } from "../policy/policy.ts";
import type { Edit } from "../tree/edits.ts";

/** One of two documents, seen from the one that a problem stands in. */
export interface Seen {
  readonly policy: Policy;
  /** "here", or the name of the other document. */
  readonly name: string;
  /** That of the other document. */
  readonly uri?: string;
}

/** The document that the problem stands in. */
export function here(policy: Policy): Seen {
  return { policy, name: "here" };
}

/** The other one. */
export function there({ policy, name, uri }: RelatedDocument): Seen {
  return { policy, name, uri };
}

/** "here", or "in" the other document. */
export function placed({ name, uri }: Seen): string {
  return uri === undefined ? name : `in ${name}`;
}

/** A fix that changes one of the two. */
export function fixOf(title: string, access: Fix["access"], { uri }: Seen, edits: readonly Edit[]): Fix {
  return uri === undefined
    ? { title, access, edits }
    : { title, access, edits: [], elsewhere: [{ uri, edits }] };
}
