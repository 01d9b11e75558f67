import { bucketStatement, policyOf } from "../../support/statements.ts";
import { account } from "./parties.ts";

const keyArn = `arn:aws:kms:eu-central-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const bucket = "arn:aws:s3:::ledger";
const algorithm = "s3:x-amz-server-side-encryption";
const keyId = "s3:x-amz-server-side-encryption-aws-kms-key-id";

function uploader(Condition: object, Action: string | readonly string[] = "s3:PutObject"): object {
  return bucketStatement({ Action, Condition });
}

function refused(Condition: object, members: object = {}): object {
  return bucketStatement({ Effect: "Deny", Principal: "*", Action: "s3:PutObject", Condition, ...members });
}

/** Bucket policies about what may be written, and how. */
export const bucketPoliciesForUploads: Readonly<Record<string, object>> = {
  "one key alone, in the header or by default": policyOf(
    refused({ ArnNotEqualsIfExists: { [keyId]: keyArn } }),
  ),
  "some key of KMS": policyOf(refused({ Null: { [keyId]: "true" } })),
  "one key alone, by three refusals": policyOf(
    refused({ Null: { [algorithm]: "true" } }, { Sid: "DenyNoHeader" }),
    refused({ StringNotEquals: { [algorithm]: "aws:kms" } }, { Sid: "DenyWrongAlgorithm" }),
    refused({ ArnNotEquals: { [keyId]: keyArn } }, { Sid: "DenyWrongKey" }),
  ),
  "no keys that customers bring": policyOf(
    refused({ Null: { "s3:x-amz-server-side-encryption-customer-algorithm": "false" } }),
  ),
  "two layers": policyOf(refused({ StringNotEquals: { [algorithm]: "aws:kms:dsse" } })),
  "objects that the owner of the bucket owns": policyOf(
    uploader({ StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } }, [
      "s3:PutObject",
      "s3:PutObjectAcl",
    ]),
  ),
  "a grant to the owner of the bucket": policyOf(
    uploader({
      StringEquals: {
        "s3:x-amz-grant-full-control": "id=79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be",
      },
    }),
  ),
  "nothing that everyone may read": policyOf(
    refused(
      { StringEquals: { "s3:x-amz-acl": ["public-read", "public-read-write", "authenticated-read"] } },
      { Action: ["s3:PutObject", "s3:PutObjectAcl"] },
    ),
  ),
  "copies from one folder": policyOf(
    uploader({ StringLike: { "s3:x-amz-copy-source": "ledger/public/*" } }),
    refused({
      StringNotEquals: { "s3:x-amz-metadata-directive": "COPY" },
      Null: { "s3:x-amz-copy-source": "false" },
    }),
  ),
  "a class of storage": policyOf(
    uploader({ StringEquals: { "s3:x-amz-storage-class": ["STANDARD_IA", "GLACIER_IR"] } }),
  ),
  "tags that an upload has to bring": policyOf(
    uploader({ StringEquals: { "s3:RequestObjectTag/Department": "Finance" } }, [
      "s3:PutObject",
      "s3:PutObjectTagging",
    ]),
  ),
  "tags that an object may have": policyOf(
    uploader(
      {
        "ForAllValues:StringLike": { "s3:RequestObjectTagKeys": ["Owner", "CreationDate"] },
        Null: { "s3:RequestObjectTagKeys": "false" },
      },
      "s3:PutObjectTagging",
    ),
  ),
  "tags that may not change": policyOf(
    refused(
      { StringNotEquals: { "s3:RequestObjectTag/Class": "${s3:ExistingObjectTag/Class}" } },
      { Action: "s3:PutObjectTagging" },
    ),
  ),
  "retention within bounds": policyOf(
    refused(
      { NumericGreaterThan: { "s3:object-lock-remaining-retention-days": "10" } },
      { Action: "s3:PutObjectRetention" },
    ),
    refused(
      { StringNotEquals: { "s3:object-lock-mode": "COMPLIANCE" } },
      { Action: "s3:PutObjectRetention" },
    ),
  ),
  "only what has a fitting checksum or a name of its own": policyOf(
    refused({ Null: { "s3:if-none-match": "true" }, Bool: { "s3:ObjectCreationOperation": "true" } }),
  ),
  "objects through access points of the account, and by no other way": policyOf(
    bucketStatement({
      Effect: "Deny",
      Principal: "*",
      Action: ["s3:GetObject", "s3:PutObject", "s3:ListBucket"],
      Resource: [bucket, `${bucket}/*`],
      Condition: { StringNotEquals: { "s3:DataAccessPointAccount": account } },
    }),
  ),
  "inventories without some columns": policyOf(
    bucketStatement({
      Effect: "Deny",
      Principal: "*",
      Action: "s3:PutInventoryConfiguration",
      Resource: bucket,
      Condition: { "ForAnyValue:StringEquals": { "s3:InventoryAccessibleOptionalFields": ["ObjectOwner"] } },
    }),
  ),
  "replicas from a role of the source's account": policyOf(
    bucketStatement({
      Principal: { AWS: "arn:aws:iam::444455556666:role/service-role/Copier" },
      Action: ["s3:ReplicateDelete", "s3:ReplicateObject", "s3:ReplicateTags"],
    }),
    bucketStatement({
      Principal: { AWS: "arn:aws:iam::444455556666:role/service-role/Copier" },
      Action: ["s3:GetBucketVersioning", "s3:PutBucketVersioning"],
      Resource: bucket,
    }),
  ),
};
