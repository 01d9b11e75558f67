import { mayBeRegion } from "../catalog/regions.ts";
import { isArn } from "../evaluate/arns.ts";
import type { DocumentKind } from "../policy/policy.ts";
import { profiles } from "../policy/surroundings.ts";
import { unknownRegionFault } from "../rules/arn/faults/arn.ts";
import type { Fault } from "../rules/arn/faults/fault.ts";
import { keyPatternFault } from "../rules/arn/faults/key.ts";
import { principalFault } from "../rules/arn/faults/principal.ts";

/** The members of a declared set, and what they say to whoever writes one. */
export const setMembers = {
  name: "What the set is called.",
  keyPolicy:
    "The key's policy: its path from this file's folder on. A key of several sets is in each of them.",
  bucketPolicy: "The bucket's policy: its path from this file's folder on.",
  bucketEncryption: "The bucket's default encryption: its path from this file's folder on.",
  keyArn: "The ARN of the key that the bucket's objects are to be encrypted with.",
  bucket: "The bucket's name.",
  region: "Where key and bucket are.",
  account: "Whose the key is: twelve digits.",
  administrators: "ARNs of the roles and users that manage the key.",
  users: "ARNs of the roles and users that encrypt and decrypt with the key.",
  profile: "Whether uploads have to ask for the key, or may leave it to the bucket's default encryption.",
  allowDsse: "Whether uploads may ask for DSSE-KMS with the key.",
} as const;

export type SetMember = keyof typeof setMembers;

/** Those that are paths of documents, and what is expected there. */
export const documentMembers = {
  keyPolicy: "kms-key-policy",
  bucketPolicy: "s3-bucket-policy",
  bucketEncryption: "s3-bucket-encryption",
} as const satisfies Partial<Record<SetMember, DocumentKind>>;

export type DocumentMember = keyof typeof documentMembers;

/** What a text of a member has to be. */
export interface TextForm {
  readonly pattern: RegExp;
  /** Ends the sentence "… is …". */
  readonly words: string;
  /** What is wrong beyond the pattern, or in more words. */
  readonly fault?: (value: string) => Fault | undefined;
}

const identity: TextForm = {
  pattern: /^arn:[\w-]+:iam::\d{12}:(?:role|user)\/[\w+=,.@/-]+$/,
  words: "the ARN of a role or user, such as arn:aws:iam::111122223333:role/Name",
  fault: (value) => (isArn(value) ? principalFault({ type: "AWS", value }) : undefined),
};

/** The members that are texts of a certain form, or lists of such texts. */
export const textForms = {
  name: { pattern: /\S/, words: "a name of more than blanks" },
  keyArn: {
    pattern: /^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/[\w-]+$/,
    words: "the ARN of one key, such as arn:aws:kms:eu-west-1:111122223333:key/…",
    fault: (value) => (isArn(value) ? keyPatternFault(value) : undefined),
  },
  bucket: { pattern: /^[\w.-]{3,255}$/, words: "the name of a bucket, without arn:aws:s3:::" },
  region: {
    pattern: /^[a-z]+(?:-[a-z]+)+-\d+$/,
    words: "a Region, such as eu-west-1",
    fault: (value) => (mayBeRegion(value) ? undefined : unknownRegionFault(value, (right) => right)),
  },
  account: { pattern: /^\d{12}$/, words: "the id of an account: twelve digits" },
  administrators: identity,
  users: identity,
  profile: {
    pattern: new RegExp(`^(?:${profiles.join("|")})$`),
    words: `one of ${profiles.map((profile) => `"${profile}"`).join(", ")}`,
  },
} satisfies Partial<Record<SetMember, TextForm>>;

export type TextMember = keyof typeof textForms;

/** Those that may be lists. */
export const listMembers: readonly SetMember[] = ["administrators", "users"];
