const account = "111122223333";
const key = `arn:aws:kms:eu-central-1:${account}:key/1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7081`;
const header = "s3:x-amz-server-side-encryption";

/** A bucket policy of at least that many bytes, in which each prefix has the denies that force one key. */
export function bucketPolicyOf(bytes: number): string {
  return policyOf(bytes, (index) => [
    deny(index, "Header", { Null: { [header]: "true" } }),
    deny(index, "Algorithm", { StringNotEquals: { [header]: "aws:kms" } }),
    deny(index, "Key", { ArnNotEqualsIfExists: { [`${header}-aws-kms-key-id`]: key } }),
  ]);
}

function deny(index: number, sid: string, condition: object): object {
  return {
    Sid: `${sid}${String(index)}`,
    Effect: "Deny",
    Principal: "*",
    Action: "s3:PutObject",
    Resource: `arn:aws:s3:::example-records/team-${String(index)}/*`,
    Condition: condition,
  };
}

/** A key policy of at least that many bytes, with an administrator and a user for each team. */
export function keyPolicyOf(bytes: number): string {
  return policyOf(bytes, (index) => [
    allow(index, "Administration", [
      "kms:Describe*",
      "kms:Get*",
      "kms:List*",
      "kms:PutKeyPolicy",
      "kms:EnableKey",
    ]),
    allow(index, "Use", ["kms:Decrypt", "kms:GenerateDataKey"]),
  ]);
}

function allow(index: number, sid: string, actions: readonly string[]): object {
  return {
    Sid: `${sid}${String(index)}`,
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${account}:role/${sid}${String(index)}` },
    Action: actions,
    Resource: "*",
  };
}

function policyOf(bytes: number, statementsOf: (index: number) => readonly object[]): string {
  const statements: object[] = [];
  for (let index = 0, length = 0; length < bytes; index++) {
    const added = statementsOf(index);
    statements.push(...added);
    length += JSON.stringify(added, undefined, 2).length;
  }
  return JSON.stringify({ Version: "2012-10-17", Statement: statements }, undefined, 2);
}
