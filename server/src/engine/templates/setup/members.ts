import type { Profile } from "../../policy/surroundings.ts";
import type { KeyPolicyVariant, Setup } from "./setup.ts";

/** What a setup says of one thing: the reader and the schema of setup files and the wizard are made from this. */
export interface SetupMember {
  readonly name: keyof Setup;
  readonly type: "string" | "strings" | "boolean" | "integer";
  /** Names it for people, in a few words. */
  readonly title: string;
  /** What it decides, in a sentence. */
  readonly description: string;
  /** What else to know for who writes a setup file. */
  readonly inFile?: string;
  /** What holds where it is left out; undefined where that follows from other members. */
  readonly initial?: string | boolean | number | readonly string[];
  readonly required?: true;
  readonly choices?: readonly Choice[];
  /** A value as somebody would type it. */
  readonly example?: string;
  /** What it means to leave it out, in a few words; undefined where the initial value says it. */
  readonly withoutIt?: string;
  /** Says nothing unless that member is true. */
  readonly onlyWith?: keyof Setup;
  /** The least and the greatest value. */
  readonly range?: readonly [number, number];
  /** What editors look at while a value is typed; the reader says more. */
  readonly pattern?: string;
}

/** One of the values that a member may have. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description: string;
}

const keyPolicyChoices: readonly (Choice & { readonly value: KeyPolicyVariant })[] = [
  {
    value: "hardened",
    label: "Hardened",
    description: "with the known gaps of the usual form closed, and the use bound to the bucket",
  },
  { value: "guide", label: "As in guides", description: "the plain form that tutorials teach" },
];

const profileChoices: readonly (Choice & { readonly value: Profile })[] = [
  { value: "strict", label: "Strict", description: "every upload names the key in its headers" },
  {
    value: "defaultEncryption",
    label: "Default encryption",
    description: "an upload may also send no header, and gets the bucket's default",
  },
];

/** Days, as KMS takes them. */
const rotationPeriods = [90, 2560] as const;

/** Everything that a setup file may say, in the order in which people read it. */
export const setupMembers: readonly SetupMember[] = [
  {
    name: "account",
    type: "string",
    title: "Account",
    example: "111122223333",
    required: true,
    pattern: "^[0-9]{12}$",
    description: "The 12 digits of the account that the key and the bucket belong to.",
    inFile: "In quotes.",
  },
  {
    name: "region",
    type: "string",
    title: "Region",
    example: "eu-central-1",
    required: true,
    pattern: "^[a-z0-9-]+$",
    description: "The Region of the bucket and of its key. S3 uses keys of the bucket's own Region only.",
  },
  {
    name: "partition",
    type: "string",
    title: "Partition",
    example: "aws",
    pattern: "^aws[a-z-]*$",
    description: "The part of AWS that the Region is of. It follows from the Region and may be left out.",
  },
  {
    name: "bucket",
    type: "string",
    title: "Bucket",
    example: "example-records",
    required: true,
    pattern: "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$",
    description: "The name of the bucket that takes objects under one key only.",
  },
  {
    name: "keyArn",
    type: "string",
    title: "KMS key",
    example: "arn:aws:kms:eu-central-1:111122223333:key/1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7081",
    withoutIt: "The key is still to be created",
    pattern: "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[a-z0-9-]+$",
    description: "The full ARN of the key.",
    inFile: "Leave it out where the key is still to be created.",
  },
  {
    name: "alias",
    type: "string",
    title: "Alias",
    example: "alias/example-records",
    pattern: "^alias/[a-zA-Z0-9/_-]+$",
    description: "The key's alias, alias/ included.",
    inFile: "Without one it is made from the bucket's name.",
  },
  {
    name: "administrators",
    type: "strings",
    title: "Key administrators",
    example: "KeyAdministrator",
    required: true,
    description: "Who manages the key and never uses it: names of roles, or ARNs of roles and users.",
  },
  {
    name: "users",
    type: "strings",
    title: "Key users",
    example: "RecordsService",
    required: true,
    description: "Who uploads and downloads: names of roles, or ARNs of roles and users of the account.",
  },
  {
    name: "crossAccountReaders",
    type: "strings",
    title: "Readers in other accounts",
    example: "arn:aws:iam::444455556666:role/Auditor",
    withoutIt: "Nobody reads from other accounts",
    initial: [],
    description: "Who downloads from other accounts: ARNs of roles and users.",
  },
  {
    name: "keyPolicy",
    type: "string",
    title: "Key policy",
    choices: keyPolicyChoices,
    initial: "hardened",
    description: "The form of the key policy.",
    inFile: "guide: as tutorials teach it. hardened: with its known gaps closed.",
  },
  {
    name: "profile",
    type: "string",
    title: "Profile",
    choices: profileChoices,
    initial: "strict",
    description: "How uploads are held to the key.",
    inFile: "strict: every upload names it in its headers. defaultEncryption: an upload may also send none.",
  },
  {
    name: "bucketKey",
    type: "boolean",
    title: "Bucket Key",
    initial: true,
    description:
      "Whether S3 keeps a short-lived key per bucket, for up to 99 % fewer requests to KMS, instead of asking it for every object.",
  },
  {
    name: "allowDsse",
    type: "boolean",
    title: "Allow DSSE-KMS",
    initial: false,
    description: "Whether uploads may ask for DSSE-KMS with the key, which encrypts twice.",
  },
  {
    name: "rotation",
    type: "boolean",
    title: "Rotation",
    initial: true,
    description: "Whether KMS gives the key new material from time to time.",
  },
  {
    name: "rotationPeriodInDays",
    type: "integer",
    title: "Rotation period",
    example: "365",
    onlyWith: "rotation",
    range: rotationPeriods,
    initial: 365,
    description: "The days from one rotation to the next, 90 to 2560.",
  },
  {
    name: "tlsOnly",
    type: "boolean",
    title: "TLS only",
    initial: true,
    description: "Whether requests that do not come over TLS are refused.",
  },
  {
    name: "blockSseC",
    type: "boolean",
    title: "Block SSE-C",
    initial: true,
    description:
      "Whether the bucket's settings refuse keys that clients bring along (SSE-C). Its policy does so in any case.",
  },
  {
    name: "replication",
    type: "boolean",
    title: "Replication",
    initial: true,
    description: "Whether copies that replication writes into the bucket are held to the key too.",
  },
  {
    name: "exemptLogWriters",
    type: "boolean",
    title: "Exempt log writers",
    initial: false,
    description: "Whether AWS services that deliver logs may leave the encryption to the bucket's default.",
  },
];

/** Everything about a member for who writes a setup file. */
export function describe({ description, inFile }: SetupMember): string {
  return inFile === undefined ? description : `${description} ${inFile}`;
}
