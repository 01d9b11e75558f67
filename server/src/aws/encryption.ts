import type {
  BlockedEncryptionTypes,
  EncryptionType,
  ServerSideEncryption,
  ServerSideEncryptionConfiguration,
  ServerSideEncryptionRule,
} from "@aws-sdk/client-s3";
import { AwsError } from "./awsError.ts";

type Members = Readonly<Record<string, unknown>>;

/** A bucket's default encryption as a document, in the form that `put-bucket-encryption` takes. */
export function encryptionText(configuration: ServerSideEncryptionConfiguration): string {
  return `${JSON.stringify(configuration, undefined, 2)}\n`;
}

/**
 * Reads a bucket encryption document in any of the forms that it has: with or without the wrapper, as the API or as
 * CloudFormation spells it. What AWS would not be told is refused, so that nothing is lost without a word.
 */
export function readEncryption(text: string): ServerSideEncryptionConfiguration {
  const root = membersOf(parse(text), "The document");
  const wrapped = root["ServerSideEncryptionConfiguration"];
  const inner = Array.isArray(wrapped) ? { Rules: wrapped } : wrapped;
  const { Rules: rules, ...rest } = inner === undefined ? root : membersOf(inner, "The configuration");
  refuseOthers(
    inner === undefined ? rest : { ...rest, ...without(root, "ServerSideEncryptionConfiguration") },
  );
  if (!Array.isArray(rules)) throw refusal('"Rules" has to be a list.');
  return { Rules: rules.map(readRule) };
}

function readRule(value: unknown): ServerSideEncryptionRule {
  const {
    ApplyServerSideEncryptionByDefault: api,
    ServerSideEncryptionByDefault: cloudFormation,
    BucketKeyEnabled: bucketKey,
    BlockedEncryptionTypes: blocked,
    ...others
  } = membersOf(value, "A rule");
  refuseOthers(others);
  if (bucketKey !== undefined && typeof bucketKey !== "boolean")
    throw refusal('"BucketKeyEnabled" has to be true or false.');
  const byDefault = api ?? cloudFormation;
  return {
    ...(byDefault !== undefined && { ApplyServerSideEncryptionByDefault: readDefault(byDefault) }),
    ...(bucketKey !== undefined && { BucketKeyEnabled: bucketKey }),
    ...(blocked !== undefined && { BlockedEncryptionTypes: readBlocked(blocked) }),
  };
}

function readDefault(
  value: unknown,
): NonNullable<ServerSideEncryptionRule["ApplyServerSideEncryptionByDefault"]> {
  const {
    SSEAlgorithm: algorithm,
    KMSMasterKeyID: key,
    ...others
  } = membersOf(value, "The default encryption");
  refuseOthers(others);
  if (typeof algorithm !== "string") throw refusal('"SSEAlgorithm" has to be a text.');
  if (key !== undefined && typeof key !== "string") throw refusal('"KMSMasterKeyID" has to be a text.');
  return {
    SSEAlgorithm: algorithm as ServerSideEncryption,
    ...(key !== undefined && { KMSMasterKeyID: key }),
  };
}

function readBlocked(value: unknown): BlockedEncryptionTypes {
  const { EncryptionType: types, ...others } = membersOf(value, "BlockedEncryptionTypes");
  refuseOthers(others);
  const list: readonly unknown[] = Array.isArray(types) ? types : [types];
  if (!list.every((type) => typeof type === "string"))
    throw refusal('"EncryptionType" has to be a list of texts.');
  return { EncryptionType: list as EncryptionType[] };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal("It is not valid JSON.");
  }
}

function membersOf(value: unknown, what: string): Members {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Members;
  throw refusal(`${what} has to be an object.`);
}

function without(members: Members, name: string): Members {
  return Object.fromEntries(Object.entries(members).filter(([each]) => each !== name));
}

function refuseOthers(members: Members): void {
  const [name] = Object.keys(members);
  if (name !== undefined) throw refusal(`S3 knows no member "${name}" there.`);
}

function refusal(why: string): AwsError {
  return new AwsError("setup", `The bucket's encryption cannot be sent to AWS. ${why}`);
}
