import type { Profile } from "../../policy/surroundings.ts";

/** One encrypted bucket with its key, as a person describes it: what every document of it is written from. */
export interface Setup {
  /** `aws`, `aws-cn`… */
  readonly partition: string;
  /** Twelve digits: whose the key and the bucket are. */
  readonly account: string;
  /** Where the key and the bucket are. */
  readonly region: string;
  /** The bucket's name. */
  readonly bucket: string;
  /** The key's full ARN; undefined where the key is still to be created. */
  readonly keyArn: string | undefined;
  /** With `alias/` in front. */
  readonly alias: string;
  /** ARNs of the roles and users that manage the key and never use it. */
  readonly administrators: readonly string[];
  /** ARNs of the roles and users that upload and download. */
  readonly users: readonly string[];
  /** ARNs of roles and users of other accounts that download. */
  readonly crossAccountReaders: readonly string[];
  readonly keyPolicy: KeyPolicyVariant;
  readonly profile: Profile;
  readonly bucketKey: boolean;
  /** Whether uploads may ask for DSSE-KMS with the key, which encrypts twice. */
  readonly allowDsse: boolean;
  readonly rotation: boolean;
  /** From one new key material to the next. */
  readonly rotationPeriodInDays: number;
  readonly tlsOnly: boolean;
  /** Whether the bucket's settings refuse SSE-C besides its policy, which always does. */
  readonly blockSseC: boolean;
  /** Whether copies that replication writes into the bucket are held to the key too. */
  readonly replication: boolean;
  /** Whether AWS services that deliver logs may leave the encryption to the bucket's default. */
  readonly exemptLogWriters: boolean;
}

/** "guide": the plain form that tutorials teach. "hardened": that with its known gaps closed. */
export type KeyPolicyVariant = "hardened" | "guide";
