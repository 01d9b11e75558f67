import type { DocumentKind, Policy, RelatedDocument } from "../policy/policy.ts";
import { readDocument } from "../policy/readDocument.ts";
import type { KnownDocument } from "./affinity.ts";
import { namesOf } from "./documentNames.ts";
import { nameOfFile, placeOf } from "./folders.ts";
import type { Groups } from "./groups.ts";
import { joinNames, namesIn, type KnownNames } from "./knownNames.ts";

/** Documents by their URI. Their texts are all there; as policies only those that somebody asked for lately. */
export interface Shelf {
  /** Takes a document, or another text of one. */
  readonly put: (uri: string, text: string, kind?: DocumentKind) => void;
  readonly remove: (uri: string) => void;
  readonly read: (uri: string) => RelatedDocument | undefined;
  readonly find: (uri: string) => ShelvedDocument | undefined;
  readonly size: () => number;
  /** What all the documents name. */
  readonly names: () => KnownNames;
}

interface ShelvedDocument {
  readonly identity: KnownDocument;
  readonly text: string;
  readonly kind: DocumentKind | undefined;
  /** No two texts have the same. */
  readonly version: number;
  /** Found when somebody asks, and once. */
  readonly names: () => KnownNames;
}

/** So many documents are kept as they were read. The text of the others is read again when somebody asks. */
const MOST_READ = 100;

/** Calls back when documents come or go, or name something else than before; not for every key stroke. */
export function createShelf(changed: Groups["change"]): Shelf {
  const documents = new Map<string, ShelvedDocument>();
  const policies = new Map<string, Policy>();
  let version = 0;
  const keep = (uri: string, policy: Policy): void => {
    policies.set(uri, policy);
    for (const [oldest] of policies) {
      if (policies.size <= MOST_READ) return;
      policies.delete(oldest);
    }
  };
  const remove = (uri: string): void => {
    const known = documents.get(uri);
    policies.delete(uri);
    if (documents.delete(uri)) changed(known?.identity, undefined);
  };
  const put = (uri: string, text: string, kind?: DocumentKind): void => {
    const known = documents.get(uri);
    if (known?.text === text && known.kind === kind) return;
    const policy = readDocument({ text, fileName: nameOfFile(uri), kind });
    if (policy === undefined) {
      remove(uri);
      return;
    }
    const identity = identityOf(uri, policy, known?.identity);
    documents.set(uri, { identity, text, kind, version: ++version, names: namesOnce(text) });
    if (identity !== known?.identity) changed(known?.identity, identity);
    keep(uri, policy);
  };
  const policyOf = ({ identity: { uri }, text, kind }: ShelvedDocument): Policy | undefined => {
    const known = policies.get(uri) ?? readDocument({ text, fileName: nameOfFile(uri), kind });
    if (known !== undefined) keep(uri, known);
    return known;
  };
  const read = (uri: string): RelatedDocument | undefined => {
    const document = documents.get(uri);
    const policy = document && policyOf(document);
    return policy && { uri, name: nameOfFile(uri), policy };
  };
  return {
    put,
    remove,
    read,
    find: (uri) => documents.get(uri),
    size: () => documents.size,
    names: () => joinNames([...documents.values()].map(({ names }) => names())),
  };
}

function namesOnce(text: string): () => KnownNames {
  let names: KnownNames | undefined;
  return () => (names ??= namesIn(text));
}

/** The same as before where the document names the same. */
function identityOf(uri: string, policy: Policy, before: KnownDocument | undefined): KnownDocument {
  const names = namesOf(policy);
  if (before !== undefined && JSON.stringify(names) === JSON.stringify(before.names)) return before;
  return { uri, names, place: before?.place ?? placeOf(uri) };
}
