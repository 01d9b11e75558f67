import { oneOrMany, type StatementJson } from "./statements.ts";

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
  return otherAlgorithmDeny(bucketArn, ["aws:kms"]);
}

/** Refuses uploads that ask for any algorithm but these. */
export function otherAlgorithmDeny(bucketArn: string, algorithms: readonly string[]): StatementJson {
  return {
    Sid: "RefuseUploadsWithOtherEncryption",
    ...uploadDeny(bucketArn),
    Condition: { StringNotEquals: { [algorithmKey]: oneOrMany(algorithms) } },
  };
}

/**
 * Refuses uploads under any other key, and those that name none: S3 would take the account's `aws/s3` key.
 * Whether S3 compares the header or the key that it would use, another key differs either way.
 * Copies that replication writes, and changes of an object's key, go by actions of their own.
 */
export function wrongKeyDeny(bucketArn: string, ...keyArns: readonly string[]): StatementJson {
  return {
    Sid: "RefuseUploadsUnderOtherKeys",
    ...uploadDeny(bucketArn),
    Action: ["s3:PutObject", "s3:ReplicateObject", "s3:UpdateObjectEncryption"],
    Condition: { ArnNotEquals: { [keyIdKey]: oneOrMany(keyArns) } },
  };
}

/** Refuses uploads that ask for SSE-KMS and name no key: S3 would take the account's `aws/s3` key. */
export function namelessKeyDeny(bucketArn: string, algorithms: readonly string[]): StatementJson {
  return {
    Sid: "RefuseUploadsWithoutKeyId",
    ...uploadDeny(bucketArn),
    Condition: { StringEquals: { [algorithmKey]: oneOrMany(algorithms) }, Null: { [keyIdKey]: "true" } },
  };
}

/**
 * The same Deny for requests that have the condition key alone. A negated operator also holds where it is missing,
 * with IfExists too.
 */
export function onlyWhereSent(statement: StatementJson): StatementJson {
  const keys = Object.values(statement.Condition ?? {}).flatMap((keysOfOperator) =>
    Object.keys(keysOfOperator),
  );
  const Null = Object.fromEntries(keys.map((key) => [key, "false"]));
  return { ...statement, Condition: { ...statement.Condition, Null } };
}

/** The same statement for all but AWS services that write in their own name, such as those that deliver logs. */
export function exceptServices(statement: StatementJson): StatementJson {
  const Bool = { ...statement.Condition?.["Bool"], "aws:PrincipalIsAWSService": "false" };
  return { ...statement, Condition: { ...statement.Condition, Bool } };
}

/** Lets others read the bucket's objects. In another account than the bucket's their IAM policies have to agree. */
export function objectReading(bucketArn: string, readers: readonly string[]): StatementJson {
  return {
    Sid: "ReadObjects",
    Effect: "Allow",
    Principal: { AWS: oneOrMany(readers) },
    Action: "s3:GetObject",
    Resource: `${bucketArn}/*`,
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
