/** The condition keys on an upload's encryption, and Deny statements on them for the rules' tables. */
export const header = "s3:x-amz-server-side-encryption";
export const keyId = `${header}-aws-kms-key-id`;
export const customerAlgorithm = `${header}-customer-algorithm`;

export const rightKey = "arn:aws:kms:eu-west-1:111122223333:key/0d990263-018e-4e65-a703-eff731de951e";
export const otherKey = "arn:aws:kms:eu-west-1:111122223333:key/6b1f3e7a-2222-4c4b-9a2b-3c4d5e6f7081";

/** A Deny on uploads to the bucket `ledger` that meet the condition. */
export function uploadDeny(condition: object, members: object = {}): object {
  return {
    Sid: "RefuseUpload",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:PutObject",
    Resource: "arn:aws:s3:::ledger/*",
    Condition: condition,
    ...members,
  };
}

export const missingHeader = uploadDeny({ Null: { [header]: "true" } }, { Sid: "MissingHeader" });
export const wrongAlgorithm = uploadDeny(
  { StringNotEquals: { [header]: "aws:kms" } },
  { Sid: "WrongAlgorithm" },
);
export const wrongKey = uploadDeny({ ArnNotEquals: { [keyId]: rightKey } }, { Sid: "WrongKey" });
