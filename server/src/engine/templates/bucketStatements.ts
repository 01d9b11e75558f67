import type { StatementJson } from "./statements.ts";

const algorithmKey = "s3:x-amz-server-side-encryption";
const customerAlgorithmKey = "s3:x-amz-server-side-encryption-customer-algorithm";
const keyIdKey = "s3:x-amz-server-side-encryption-aws-kms-key-id";

/** Refuses uploads that leave their encryption to the bucket's default. */
export function missingHeaderDeny(bucketArn: string): StatementJson {
  return {
    Sid: "RefuseUploadsWithoutEncryptionHeader",
    ...uploadDeny(bucketArn),
    Condition: { Null: { [algorithmKey]: "true" } },
  };
}

/** Refuses uploads that ask for anything but SSE-KMS. */
export function wrongAlgorithmDeny(bucketArn: string): StatementJson {
  return {
    Sid: "RefuseUploadsWithOtherEncryption",
    ...uploadDeny(bucketArn),
    Condition: { StringNotEquals: { [algorithmKey]: "aws:kms" } },
  };
}

/**
 * Refuses uploads under any other key, and those that name none: S3 would take the account's `aws/s3` key.
 * Whether S3 compares the header or the key that it would use, another key differs either way.
 * Copies that replication writes, and changes of an object's key, go by actions of their own.
 */
export function wrongKeyDeny(bucketArn: string, keyArn: string): StatementJson {
  return {
    Sid: "RefuseUploadsUnderOtherKeys",
    ...uploadDeny(bucketArn),
    Action: ["s3:PutObject", "s3:ReplicateObject", "s3:UpdateObjectEncryption"],
    Condition: { ArnNotEquals: { [keyIdKey]: keyArn } },
  };
}

/** Refuses uploads that bring a key of their own along, SSE-C. */
export function customerProvidedKeyDeny(bucketArn: string): StatementJson {
  return {
    Sid: "RefuseUploadsWithProvidedKeys",
    ...uploadDeny(bucketArn),
    Condition: { Null: { [customerAlgorithmKey]: "false" } },
  };
}

/** Refuses every request that does not come over TLS, to the bucket and to its objects. */
export function plainTransportDeny(bucketArn: string): StatementJson {
  return {
    Sid: "RefuseRequestsWithoutTls",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [bucketArn, `${bucketArn}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

function uploadDeny(bucketArn: string): Omit<StatementJson, "Sid" | "Condition"> {
  return { Effect: "Deny", Principal: "*", Action: "s3:PutObject", Resource: `${bucketArn}/*` };
}
