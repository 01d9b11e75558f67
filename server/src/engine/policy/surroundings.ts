/**
 * How a bucket makes sure that every new object is encrypted with one key. "strict": each upload has to ask for it in
 * its headers. "defaultEncryption": an upload may also send none, where the bucket's default is that key.
 */
export const profiles = ["strict", "defaultEncryption"] as const;
export type Profile = (typeof profiles)[number];

/**
 * What is known of a document beside its text: what its user wants, and what the documents that belong to it say.
 * Every rule may read it, as `policy.surroundings`; it stays the same for as long as the policy object lives, so that
 * `policy.once` may build on it.
 */
export interface Surroundings {
  readonly profile: Profile;
  /** Whether DSSE-KMS with the right key is welcome: the stronger form under the same key. */
  readonly allowDsse: boolean;
  /** Undefined where the document stands alone, or may belong to one set or another. */
  readonly set?: SetFacts | undefined;
  /** Undefined where no set was declared that names any. */
  readonly parties?: DeclaredParties | undefined;
}

/** Who is meant to do what with a key, by ARN. What nobody declared is undefined, and anybody may be meant. */
export interface DeclaredParties {
  readonly administrators: readonly string[] | undefined;
  readonly users: readonly string[] | undefined;
}

/**
 * What is known of the set of documents that one belongs to: its own facts and those of the others. A fact that the
 * documents do not agree on is undefined, unless the user declared it: no rule has to choose between two values.
 * What only a rule can tell to differ, such as a Region that is written as a pattern, is left out where people look at it.
 */
export interface SetFacts {
  /** As it is shown to people. */
  readonly name: string;
  /** From the bucket encryption document. */
  readonly defaultEncryption: DefaultEncryption | undefined;
  /** The ARN of the customer managed key that the bucket's objects are to be encrypted with. Never an alias or pattern. */
  readonly keyArn: string | undefined;
  /** The bucket's name. */
  readonly bucket: string | undefined;
  /** Where the key is, and so the bucket: `eu-central-1`. */
  readonly region: string | undefined;
  /** Whose the key is: twelve digits. */
  readonly account: string | undefined;
  readonly partition: string | undefined;
}

/** What encrypts an object whose upload does not say how. */
export interface DefaultEncryption {
  /** `AES256`, `aws:kms` or `aws:kms:dsse` */
  readonly algorithm: string;
  /** As the bucket's configuration writes it; none means the key that AWS manages for S3. */
  readonly keyId?: string | undefined;
  /** Undefined where the configuration does not say, which S3 takes for false. */
  readonly bucketKeyEnabled?: boolean | undefined;
  /** Whether the configuration certainly blocks uploads with customer-provided keys. */
  readonly blocksCustomerKeys?: boolean;
}

/** What holds where nobody says otherwise: a document by itself, held to what the strict form wants. */
export const noSurroundings: Surroundings = { profile: "strict", allowDsse: true };
