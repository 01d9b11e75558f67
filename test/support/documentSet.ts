import { readConfig } from "../../server/src/engine/config/readConfig.ts";
import { resolveSet } from "../../server/src/engine/config/resolveSet.ts";
import type { DocumentKind, Policy, RelatedDocument } from "../../server/src/engine/engine.ts";
import { readPolicy } from "../../server/src/engine/policy/readPolicy.ts";
import { noSurroundings } from "../../server/src/engine/policy/surroundings.ts";
import { documentsOf, type DeclaredSet } from "../../server/src/engine/set/declaredSet.ts";
import type { DocumentSet } from "../../server/src/engine/set/documentSet.ts";
import { neighbourhoodOf } from "../../server/src/engine/set/surroundings.ts";
import { parseTree } from "../../server/src/engine/tree/parse.ts";

/** A document of a set by its text, or the configuration that declares sets. Its URI is its name as well. */
export interface DocumentText {
  readonly uri: string;
  readonly kind: DocumentKind | "config";
  readonly text: string;
}

/** Reads a document that forms a set with some others, one that was declared, or those that a configuration among the others declares. */
export function readInSet(
  document: DocumentText,
  others: readonly DocumentText[],
  declared?: DeclaredSet,
): Policy {
  const config = others.find(({ kind }) => kind === "config");
  const all = [document, ...others].filter((each) => each !== config);
  const related = new Map(all.map((each): [string, RelatedDocument] => [each.uri, toRelated(each)]));
  const set: DocumentSet = {
    name: "test",
    documents: all.map(({ uri }) => uri),
    ambiguities: [],
    ...(declared && { declared }),
  };
  const isAlone = others.length === 0 && declared === undefined;
  const {
    surroundings,
    related: neighbours,
    declarations,
  } = neighbourhoodOf(
    document.uri,
    config !== undefined ? setsIn(config) : isAlone ? [] : [set],
    (uri) => related.get(uri),
    noSurroundings,
  );
  return readPolicy(parseTree(document.text), kindOf(document), surroundings, neighbours, declarations);
}

/** The sets that a configuration declares: the paths of their documents are these documents' URIs. */
function setsIn(config: DocumentText): readonly DocumentSet[] {
  return readConfig(config.text).sets.map((set) => {
    const declared = resolveSet(set, config, (path) => path);
    const documents = documentsOf(declared).map(({ uri }) => uri);
    return { name: declared.name, documents, ambiguities: [], declared };
  });
}

function toRelated(document: DocumentText): RelatedDocument {
  const { uri, text } = document;
  return { uri, name: uri, policy: readPolicy(parseTree(text), kindOf(document)) };
}

function kindOf({ uri, kind }: DocumentText): DocumentKind {
  if (kind === "config") throw new Error(`${uri} is no document`);
  return kind;
}
