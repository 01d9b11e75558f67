import { glossary } from "./glossary.ts";
import { toCode, toLink } from "./markdown.ts";

const members: Readonly<Record<string, readonly [meaning: string, page: string]>> = {
  ServerSideEncryptionConfiguration: [
    "holds the default encryption of the bucket.",
    "ServerSideEncryptionConfiguration",
  ],
  Rules: [
    "lists the rules of the default encryption. A bucket has one.",
    "ServerSideEncryptionConfiguration",
  ],
  ApplyServerSideEncryptionByDefault: [
    "says how S3 encrypts an upload that asks for nothing itself.",
    "ServerSideEncryptionByDefault",
  ],
  ServerSideEncryptionByDefault: [
    "says how S3 encrypts an upload that asks for nothing itself.",
    "ServerSideEncryptionByDefault",
  ],
  SSEAlgorithm: ["says which kind of encryption S3 takes.", "ServerSideEncryptionByDefault"],
  KMSMasterKeyID: [
    "names the KMS key. By its ARN it is the same key whoever uploads; an alias or a bare id is looked up in the account of the uploader. Without it S3 takes the key aws/s3.",
    "ServerSideEncryptionByDefault",
  ],
  BlockedEncryptionTypes: ["says which kinds of encryption no upload may ask for.", "BlockedEncryptionTypes"],
  EncryptionType: ["lists the kinds of encryption that no upload may ask for.", "BlockedEncryptionTypes"],
};

/** What a member of a bucket encryption document is for. Undefined for a name that S3 does not know. */
export function describeEncryptionMember(name: string): string | undefined {
  const [meaning, page] = Object.hasOwn(members, name) ? (members[name] ?? []) : [];
  if (meaning === undefined || page === undefined) return glossary.get(name);
  return `**${toCode(name)}** ${meaning}\n\n${toLink(name, `AmazonS3/latest/API/API_${page}.html`)}`;
}
