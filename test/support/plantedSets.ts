import {
  administrator,
  bucketPolicy,
  encryption,
  keyPolicy,
  rightKey,
  root,
  writer,
} from "./setDocuments.ts";
import { bucketStatement, keyStatement } from "./statements.ts";

/** A set in which all documents agree, and one with seven disagreements; by their paths in a workspace. */
export const plantedFiles = written({ ...setIn("right", "right-records"), ...planted() });

/** Those, and a set that is declared: nothing else tells which of two keys, both used by the same roles, it has. */
export const threeSets = { ...plantedFiles, ...written(declared()) };

/** What is planted: the rule, and the two documents that disagree, in the order of their names. */
export const plantedDisagreements: readonly (readonly [rule: string, one: string, other: string])[] = [
  ["arn/account-differs", "planted/bucket-encryption.json", "planted/key-policy.json"],
  ["arn/bucket-differs", "planted/bucket-policy.json", "planted/key-policy.json"],
  ["arn/key-differs", "planted/bucket-encryption.json", "planted/bucket-policy.json"],
  ["arn/region-differs", "planted/bucket-encryption.json", "planted/key-policy.json"],
  ["arn/region-differs", "planted/bucket-policy.json", "planted/key-policy.json"],
  ["arn/role-differs", "planted/bucket-policy.json", "planted/key-policy.json"],
  ["arn/role-differs", "planted/bucket-policy.json", "planted/key-policy.json"],
];

function written(documents: Readonly<Record<string, object>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(documents).map(([path, json]) => [path, JSON.stringify(json, undefined, 2)]),
  );
}

function declared(): Readonly<Record<string, object>> {
  const bucket = "shared-records";
  const set = {
    name: "shared",
    bucketPolicy: "storage/policy.json",
    bucketEncryption: "storage/default.json",
    keyPolicy: "keys/records.json",
    keyArn: rightKey,
    bucket,
    region: "eu-west-1",
    account: "111122223333",
    administrators: [administrator],
    users: [writer],
  };
  return {
    "declared/latchkey.json": { sets: [set] },
    "declared/storage/policy.json": ofBucket(bucket, bucketPolicy(rightKey, letIn(writer, "s3:GetObject"))),
    "declared/storage/default.json": encryption(),
    "declared/storage/key-policy.json": keyPolicy(throughS3("us-east-1", "elsewhere")),
    "declared/keys/records.json": ofBucket(bucket, keyPolicy(throughS3("eu-west-1", "ledger"))),
  };
}

function setIn(folder: string, bucket: string): Readonly<Record<string, object>> {
  return {
    [`${folder}/bucket-policy.json`]: ofBucket(bucket, bucketPolicy(rightKey, letIn(writer, "s3:GetObject"))),
    [`${folder}/key-policy.json`]: ofBucket(bucket, keyPolicy(throughS3("eu-west-1", "ledger"))),
    [`${folder}/bucket-encryption.json`]: encryption(),
  };
}

/** The default key is of another account, S3 is let in elsewhere and for another bucket, and two roles lack the key. */
function planted(): Readonly<Record<string, object>> {
  const clerk = writer.replace("LedgerWriter", "Clerk");
  const auditor = writer.replace("LedgerWriter", "Auditor");
  const policy = bucketPolicy(
    rightKey,
    letIn(writer, "s3:GetObject"),
    letIn(clerk, "s3:PutObject"),
    letIn(auditor, "s3:GetObject"),
  );
  return {
    "planted/bucket-policy.json": ofBucket("planted-records", policy),
    "planted/key-policy.json": ofBucket(
      "planted-records",
      keyPolicy(throughS3("us-east-1", "other"), recovery()),
    ),
    "planted/bucket-encryption.json": encryption(rightKey.replace("111122223333", "444455556666")),
  };
}

function recovery(): object {
  return keyStatement({ Principal: { AWS: root }, Action: "kms:DescribeKey" });
}

function letIn(role: string, action: string): object {
  return bucketStatement({ Principal: { AWS: role }, Action: action });
}

function throughS3(region: string, bucket: string): object {
  return {
    Condition: {
      StringEquals: {
        "kms:ViaService": `s3.${region}.amazonaws.com`,
        "kms:EncryptionContext:aws:s3:arn": `arn:aws:s3:::${bucket}`,
      },
    },
  };
}

function ofBucket(bucket: string, json: object): object {
  return JSON.parse(JSON.stringify(json).replaceAll("ledger", bucket)) as object;
}
