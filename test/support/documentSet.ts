import type { DocumentKind, Policy, RelatedDocument } from "../../server/src/engine/engine.ts";
import { readPolicy } from "../../server/src/engine/policy/readPolicy.ts";
import { noSurroundings } from "../../server/src/engine/policy/surroundings.ts";
import type { DeclaredSet } from "../../server/src/engine/set/declaredSet.ts";
import { neighbourhoodOf } from "../../server/src/engine/set/surroundings.ts";
import { parseTree } from "../../server/src/engine/tree/parse.ts";

/** A document of a set by its text. Its URI is its name as well. */
export interface DocumentText {
  readonly uri: string;
  readonly kind: DocumentKind;
  readonly text: string;
}

/** Reads a document that forms a set with some others, or one that was declared. */
export function readInSet(
  document: DocumentText,
  others: readonly DocumentText[],
  declared?: DeclaredSet,
): Policy {
  const all = [document, ...others];
  const related = new Map(all.map((each): [string, RelatedDocument] => [each.uri, toRelated(each)]));
  const set = {
    name: "test",
    documents: all.map(({ uri }) => uri),
    ambiguities: [],
    ...(declared && { declared }),
  };
  const { surroundings, related: neighbours } = neighbourhoodOf(
    document.uri,
    others.length === 0 && declared === undefined ? [] : [set],
    (uri) => related.get(uri),
    noSurroundings,
  );
  return readPolicy(parseTree(document.text), document.kind, surroundings, neighbours);
}

function toRelated({ uri, kind, text }: DocumentText): RelatedDocument {
  return { uri, name: uri, policy: readPolicy(parseTree(text), kind) };
}
