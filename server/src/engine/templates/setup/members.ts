import { profiles } from "../../policy/surroundings.ts";
import { keyPolicyVariants, type Setup } from "./setup.ts";

/** What a setup file may say of one thing: its reader and its schema are both made from this. */
export interface SetupMember {
  readonly name: keyof Setup;
  readonly type: "string" | "strings" | "boolean" | "integer";
  /** What it decides, in a sentence. */
  readonly description: string;
  /** What holds where it is left out; undefined where that follows from other members. */
  readonly initial?: string | boolean | number | readonly string[];
  readonly required?: true;
  readonly choices?: readonly string[];
  /** The least and the greatest value. */
  readonly range?: readonly [number, number];
  /** What editors look at while a value is typed; the reader says more. */
  readonly pattern?: string;
}

/** Days, as KMS takes them. */
const rotationPeriods = [90, 2560] as const;

/** Everything that a setup file may say, in the order in which people read it. */
export const setupMembers: readonly SetupMember[] = [
  {
    name: "account",
    type: "string",
    required: true,
    pattern: "^[0-9]{12}$",
    description: "The 12 digits of the account that the key and the bucket belong to, in quotes.",
  },
  {
    name: "region",
    type: "string",
    required: true,
    pattern: "^[a-z0-9-]+$",
    description: "The Region of the bucket and of its key. S3 uses keys of the bucket's own Region only.",
  },
  {
    name: "partition",
    type: "string",
    pattern: "^aws[a-z-]*$",
    description: "The part of AWS that the Region is of. It follows from the Region and may be left out.",
  },
  {
    name: "bucket",
    type: "string",
    required: true,
    pattern: "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$",
    description: "The name of the bucket that takes objects under one key only.",
  },
  {
    name: "keyArn",
    type: "string",
    pattern: "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[a-z0-9-]+$",
    description: "The full ARN of the key. Leave it out where the key is still to be created.",
  },
  {
    name: "alias",
    type: "string",
    pattern: "^alias/[a-zA-Z0-9/_-]+$",
    description: "The key's alias, alias/ included. Without one it is made from the bucket's name.",
  },
  {
    name: "administrators",
    type: "strings",
    required: true,
    description: "Who manages the key and never uses it: names of roles, or ARNs of roles and users.",
  },
  {
    name: "users",
    type: "strings",
    required: true,
    description: "Who uploads and downloads: names of roles, or ARNs of roles and users of the account.",
  },
  {
    name: "crossAccountReaders",
    type: "strings",
    initial: [],
    description: "Who downloads from other accounts: ARNs of roles and users.",
  },
  {
    name: "keyPolicy",
    type: "string",
    choices: keyPolicyVariants,
    initial: "hardened",
    description:
      "The form of the key policy: guide as tutorials teach it, or hardened, with its known gaps closed.",
  },
  {
    name: "profile",
    type: "string",
    choices: profiles,
    initial: "strict",
    description:
      "strict: every upload names the key in its headers. defaultEncryption: an upload may also send none.",
  },
  {
    name: "bucketKey",
    type: "boolean",
    initial: true,
    description:
      "Whether S3 keeps a short-lived key per bucket, for up to 99 % fewer requests to KMS, instead of asking it for every object.",
  },
  {
    name: "allowDsse",
    type: "boolean",
    initial: false,
    description: "Whether uploads may ask for DSSE-KMS with the key, which encrypts twice.",
  },
  {
    name: "rotation",
    type: "boolean",
    initial: true,
    description: "Whether KMS gives the key new material from time to time.",
  },
  {
    name: "rotationPeriodInDays",
    type: "integer",
    range: rotationPeriods,
    initial: 365,
    description: "The days from one rotation to the next, 90 to 2560.",
  },
  {
    name: "tlsOnly",
    type: "boolean",
    initial: true,
    description: "Whether requests that do not come over TLS are refused.",
  },
  {
    name: "blockSseC",
    type: "boolean",
    initial: true,
    description:
      "Whether the bucket's settings refuse keys that clients bring along (SSE-C). Its policy does so in any case.",
  },
  {
    name: "replication",
    type: "boolean",
    initial: true,
    description: "Whether copies that replication writes into the bucket are held to the key too.",
  },
  {
    name: "exemptLogWriters",
    type: "boolean",
    initial: false,
    description: "Whether AWS services that deliver logs may leave the encryption to the bucket's default.",
  },
];
