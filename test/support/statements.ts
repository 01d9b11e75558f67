/** A policy of the given statements. */
export function policyOf(...statements: readonly object[]): object {
  return { Version: "2012-10-17", Statement: statements };
}

/** A statement of a key policy that is right in all that the case does not change. */
export function keyStatement(members: object = {}): object {
  return {
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::123456789012:role/Clerk" },
    Action: "kms:DescribeKey",
    Resource: "*",
    ...members,
  };
}

/** A statement of a bucket policy that is right in all that the case does not change. */
export function bucketStatement(members: object = {}): object {
  return {
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::123456789012:role/Clerk" },
    Action: "s3:GetObject",
    Resource: "arn:aws:s3:::ledger/*",
    ...members,
  };
}
