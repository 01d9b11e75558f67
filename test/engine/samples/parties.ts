import { keyStatement } from "../../support/statements.ts";

/** The account of every sample. */
export const account = "111122223333";

/** What KMS gives a new key. */
export const delegation = keyStatement({
  Sid: "Enable IAM User Permissions",
  Principal: { AWS: `arn:aws:iam::${account}:root` },
  Action: "kms:*",
});

/** One role that administers the key and cannot use it. */
export const administration = keyStatement({
  Sid: "Allow access for Key Administrators",
  Principal: { AWS: `arn:aws:iam::${account}:role/KeyAdmin` },
  Action: [
    "kms:EnableKey",
    "kms:DisableKey",
    "kms:GetKeyPolicy",
    "kms:TagResource",
    "kms:ScheduleKeyDeletion",
  ],
});
