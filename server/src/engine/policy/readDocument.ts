import { parseTree } from "../tree/parse.ts";
import type { Declaration } from "./declaration.ts";
import { documentKindOf, mayBeDocument } from "./documentKind.ts";
import type { DocumentKind, Policy, RelatedDocument } from "./policy.ts";
import { inSurroundings, readPolicy } from "./readPolicy.ts";
import type { Surroundings } from "./surroundings.ts";

/** The text of a document and what is known of it. */
export interface Source {
  readonly text: string;
  /** The last part of its path; decides the kind where the content does not. */
  readonly fileName: string;
  /** Overrules what content and name say. */
  readonly kind?: DocumentKind | undefined;
  /** What is known beside the text; the defaults unless given. */
  readonly surroundings?: Surroundings | undefined;
  /** The other documents of its set. */
  readonly related?: readonly RelatedDocument[] | undefined;
  /** What its user declares of its sets. */
  readonly declarations?: readonly Declaration[] | undefined;
  /** The same text, read before; it is not read again. */
  readonly known?: Policy | undefined;
}

/** Reads a document without checking it. Undefined when it is none of ours. */
export function readDocument(source: Source): Policy | undefined {
  const { text, fileName, kind, surroundings, related, declarations, known } = source;
  if (known !== undefined) return inSurroundings(known, surroundings, related, declarations);
  if (kind === undefined && !mayBeDocument(text, fileName)) return undefined;
  const tree = parseTree(text);
  const found = kind ?? documentKindOf(tree, fileName);
  return found && readPolicy(tree, found, surroundings, related, declarations);
}
