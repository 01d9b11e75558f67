import type { DeclarationPlace } from "../policy/declaration.ts";
import type { DocumentKind } from "../policy/documentKinds.ts";
import type { Profile } from "../policy/surroundings.ts";

/** A set that its user describes. What is left out is found in its documents. */
export interface DeclaredSet {
  readonly name: string;
  /** URIs. */
  readonly keyPolicy?: string | undefined;
  readonly bucketPolicy?: string | undefined;
  readonly bucketEncryption?: string | undefined;
  readonly keyArn?: string | undefined;
  readonly bucket?: string | undefined;
  readonly region?: string | undefined;
  readonly account?: string | undefined;
  /** ARNs of roles and users. */
  readonly administrators?: readonly string[] | undefined;
  readonly users?: readonly string[] | undefined;
  readonly profile?: Profile | undefined;
  readonly allowDsse?: boolean | undefined;
  readonly place?: DeclarationPlace | undefined;
}

/** A document that belongs to a declared set if it is of the kind that is meant. */
interface DeclaredDocument {
  readonly uri: string;
  readonly kind: DocumentKind;
}

/** Its documents, the bucket policy first. */
export function documentsOf(set: DeclaredSet): readonly DeclaredDocument[] {
  const { bucketPolicy, keyPolicy, bucketEncryption } = set;
  const documents: readonly (readonly [DocumentKind, string | undefined])[] = [
    ["s3-bucket-policy", bucketPolicy],
    ["kms-key-policy", keyPolicy],
    ["s3-bucket-encryption", bucketEncryption],
  ];
  return documents.flatMap(([kind, uri]) => (uri === undefined ? [] : { uri, kind }));
}
