import type { DocumentKind, Policy, RelatedDocument } from "../policy/policy.ts";
import { readDocument } from "../policy/readDocument.ts";
import type { KnownDocument } from "./affinity.ts";
import { namesOf } from "./documentNames.ts";
import { nameOfFile, placeOf } from "./folders.ts";

/** Documents by their URI. Their texts are all there; as policies only those that somebody asked for lately. */
export interface Shelf {
  /** Takes a document, or another text of one. Answers whether what it names is new. */
  readonly put: (uri: string, text: string, kind: DocumentKind | undefined) => boolean;
  /** Answers whether it was there. */
  readonly remove: (uri: string) => boolean;
  readonly read: (uri: string) => RelatedDocument | undefined;
  readonly find: (uri: string) => ShelvedDocument | undefined;
  readonly all: () => readonly ShelvedDocument[];
  readonly size: () => number;
}

export interface ShelvedDocument extends KnownDocument {
  readonly text: string;
  readonly kind: DocumentKind | undefined;
  /** No two texts have the same. */
  readonly version: number;
}

/** So many documents are kept as they were read. The text of the others is read again when somebody asks. */
const MOST_READ = 100;

export function createShelf(): Shelf {
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
  const remove = (uri: string): boolean => {
    policies.delete(uri);
    return documents.delete(uri);
  };
  const put = (uri: string, text: string, kind: DocumentKind | undefined): boolean => {
    const known = documents.get(uri);
    if (known?.text === text && known.kind === kind) return false;
    const policy = readDocument({ text, fileName: nameOfFile(uri), kind });
    if (policy === undefined) return remove(uri);
    const names = namesOf(policy);
    const isNew = JSON.stringify(names) !== JSON.stringify(known?.names);
    documents.set(uri, {
      ...{ uri, text, kind, version: ++version },
      place: known?.place ?? placeOf(uri),
      names: isNew || known === undefined ? names : known.names,
    });
    keep(uri, policy);
    return isNew;
  };
  const policyOf = ({ uri, text, kind }: ShelvedDocument): Policy | undefined => {
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
    all: () => [...documents.values()],
    size: () => documents.size,
  };
}
