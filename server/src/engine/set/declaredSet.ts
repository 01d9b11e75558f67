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
}

/** The URIs of its documents, the bucket policy first. */
export function documentsOf({ bucketPolicy, keyPolicy, bucketEncryption }: DeclaredSet): readonly string[] {
  return [bucketPolicy, keyPolicy, bucketEncryption].filter((uri) => uri !== undefined);
}
