import type { Policy } from "../../policy/policy.ts";
import { isProvable } from "../../prove/isProvable.ts";
import type { Edit } from "../../tree/edits.ts";
import { countWhile } from "../../tree/countWhile.ts";
import type { Span } from "../../tree/node.ts";
import type { SyntaxError, Tree } from "../../tree/parse.ts";

/** Another way of writing what a document says. It means the same to AWS. */
export interface Refactoring {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/**
 * Whether a document is a policy that can be rewritten: JSON, with comments or without, and no
 * more of it than AWS takes.
 */
export function isRewritable(policy: Policy): boolean {
  const { kind, root, tree } = policy;
  if (kind === "s3-bucket-encryption" || root === undefined || !isProvable(policy)) return false;
  return tree.errors.every((error) => isComment(tree.text, error));
}

/** Whether a comment stands in a stretch of a document that can be rewritten. */
export function hasComment(tree: Tree, span: Span): boolean {
  return commentsIn(tree, span).length > 0;
}

/** The comments in a stretch of a document that can be rewritten. There may be one on each line. */
export function commentsIn({ errors }: Tree, { start, end }: Span): readonly Span[] {
  const first = countWhile(errors, (error) => error.end <= start);
  const behind = countWhile(errors, (error) => error.start < end);
  return errors.slice(first, behind);
}

/** Whether a place lies within a stretch of the text, its two ends included. */
export function isWithin(place: Span, { start, end }: Span): boolean {
  return start <= place.start && place.end <= end;
}

/** A comment that ends: to the parser it is a mistake like others, as AWS takes none. */
function isComment(text: string, { start, end }: SyntaxError): boolean {
  const found = text.slice(start, end);
  return found.startsWith("//") || (/^\/\*[^]*\*\/$/.test(found) && found.length > 3);
}
