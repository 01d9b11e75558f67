import { viaServiceOf } from "../catalog/viaService.ts";
import { oneOrMany, type StatementJson } from "./statements.ts";

/** What a key's use is bound to. */
export interface UseOfKey {
  /** ARNs of the roles and users that upload and download. */
  readonly users: readonly string[];
  /** The accounts that they belong to. */
  readonly accounts: readonly string[];
  readonly region: string;
  /** ARN of the only bucket whose objects the key may serve; undefined for any bucket. */
  readonly bucketArn?: string | undefined;
}

/**
 * Looking, and what brings a key back that its administrators lost. IAM policies of the account can hand
 * these actions out, so the list has no use of the key and no grants.
 */
const recovery = [
  "kms:CancelKeyDeletion",
  "kms:DescribeKey",
  "kms:EnableKey",
  "kms:Get*",
  "kms:List*",
  "kms:PutKeyPolicy",
] as const;

/** The console's list for administrators, written out where a wildcard would bring kms:CreateGrant along. */
const administration = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:DisableKeyRotation",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:Get*",
  "kms:List*",
  "kms:PutKeyPolicy",
  "kms:RevokeGrant",
  "kms:RotateKeyOnDemand",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
] as const;

/** What S3 asks of the key for an upload, and for a download or an upload in parts. */
const useThroughS3 = ["kms:GenerateDataKey", "kms:Decrypt"] as const;

/** Keeps the key manageable through its account without letting IAM policies there give its use away. */
export function accountRecovery(partition: string, account: string): StatementJson {
  return {
    Sid: "RecoverKeyThroughAccount",
    Effect: "Allow",
    Principal: { AWS: `arn:${partition}:iam::${account}:root` },
    Action: recovery,
    Resource: "*",
  };
}

/** Administration without use: no data key, no decryption, no grant. */
export function keyAdministration(administrators: readonly string[]): StatementJson {
  return {
    Sid: "AdministerKey",
    Effect: "Allow",
    Principal: { AWS: oneOrMany(administrators) },
    Action: administration,
    Resource: "*",
  };
}

/** Use of the key, but only by way of S3, in the key's Region, for callers of these accounts. */
export function keyUse(use: UseOfKey): StatementJson {
  return {
    Sid: "UseKeyThroughS3",
    Effect: "Allow",
    Principal: { AWS: oneOrMany(use.users) },
    Action: useThroughS3,
    Resource: "*",
    Condition: throughS3(use),
  };
}

/** The part of a key's use that reading asks for, bound in the same way. */
export function keyReading(use: UseOfKey): StatementJson {
  return { ...keyUse(use), Sid: "ReadThroughS3", Action: "kms:Decrypt" };
}

/** The conditions that let nobody but S3 use a key on behalf of others, for one bucket where that is known. */
export function throughS3({
  accounts,
  region,
  bucketArn,
}: Omit<UseOfKey, "users">): NonNullable<StatementJson["Condition"]> {
  return {
    StringEquals: {
      "kms:ViaService": viaServiceOf("s3", region),
      "kms:CallerAccount": oneOrMany(accounts),
    },
    // S3 names the bucket where a Bucket Key serves it, and the object where none does.
    ...(bucketArn === undefined
      ? {}
      : { StringLike: { "kms:EncryptionContext:aws:s3:arn": [bucketArn, `${bucketArn}/*`] } }),
  };
}
