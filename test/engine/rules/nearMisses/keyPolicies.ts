import { keyStatement, policyOf } from "../../../support/statements.ts";
import type { NearMiss } from "./nearMiss.ts";

const account = "arn:aws:iam::111122223333";
const viaS3 = { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } };

const root = keyStatement({ Sid: "Root", Principal: { AWS: `${account}:root` }, Action: "kms:*" });
const administration = keyStatement({
  Sid: "Administration",
  Principal: { AWS: `${account}:role/KeyAdmin` },
  Action: ["kms:EnableKey", "kms:DisableKey", "kms:GetKeyPolicy"],
});
const use = keyStatement({
  Sid: "Use",
  Principal: { AWS: `${account}:role/App` },
  Action: ["kms:Decrypt", "kms:GenerateDataKey"],
  Condition: viaS3,
});

/** The three, and one more. */
function beside(members: object): object {
  return policyOf(root, administration, use, keyStatement({ Sid: "More", ...members }));
}

const app = { Principal: { AWS: `${account}:role/App` } };
const admin = { Principal: { AWS: `${account}:role/KeyAdmin` } };
const guest = { Principal: { AWS: "arn:aws:iam::444455556666:role/Guest" } };

/** The role uses the key through S3, for objects of this encryption context. */
function forContext(context: unknown): object {
  const StringLike = { "kms:EncryptionContext:aws:s3:arn": context };
  return policyOf(root, administration, { ...use, Condition: { ...viaS3, StringLike } });
}

export const keyNearMisses: Readonly<Record<string, NearMiss>> = {
  "kms/administrator-can-decrypt": {
    fires: beside({
      Principal: "*",
      Action: "kms:Decrypt",
      Condition: { ArnLike: { "aws:PrincipalArn": `${account}:role/Key*` } },
    }),
    spares: beside({
      Principal: "*",
      Action: "kms:Decrypt",
      Condition: { ArnLike: { "aws:PrincipalArn": `${account}:user/Key*` } },
    }),
  },
  "kms/administrator-can-grant-itself-use": {
    fires: beside({ ...admin, Action: "kms:C*" }),
    spares: beside({ ...admin, Action: ["kms:Cancel*", "kms:CreateAlias"] }),
  },
  "kms/root-delegation-undoes-separation": {
    fires: policyOf({ ...root, Principal: { AWS: "111122223333" } }, administration, use),
    spares: policyOf({ ...root, Action: ["kms:PutKeyPolicy", "kms:GetKeyPolicy"] }, administration, use),
  },
  "kms/lockout": {
    fires: policyOf(root, keyStatement({ Effect: "Deny", Principal: "*", Action: "kms:*Policy" })),
    spares: policyOf(
      root,
      keyStatement({
        Effect: "Deny",
        Principal: "*",
        Action: "kms:*Policy",
        Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } },
      }),
    ),
  },
  "kms/public-use": {
    fires: policyOf(root, keyStatement({ Principal: { AWS: "*" }, Action: "kms:Decrypt", Condition: viaS3 })),
    spares: policyOf(
      root,
      keyStatement({
        Principal: { AWS: "*" },
        Action: "kms:Decrypt",
        Condition: { StringEquals: { "kms:CallerAccount": "111122223333" } },
      }),
    ),
  },
  "kms/no-key-administrator": { fires: policyOf(root, use), spares: policyOf(root, use, administration) },
  "kms/no-key-user": { fires: policyOf(root, administration), spares: policyOf(root, use, administration) },
  "kms/user-cannot-serve-s3": {
    fires: policyOf(root, administration, {
      ...use,
      Action: ["kms:Decrypt", "kms:Encrypt", "kms:ReEncrypt*"],
    }),
    spares: policyOf(root, administration, { ...use, Action: ["kms:Decrypt", "kms:GenerateDataKey*"] }),
  },
  "kms/use-not-bound-to-s3": {
    fires: beside({ Principal: { AWS: `${account}:role/Other` }, Action: "kms:Decrypt" }),
    spares: beside({ Principal: { AWS: `${account}:role/Other` }, Action: "kms:Decrypt", Condition: viaS3 }),
  },
  "kms/grant-not-for-aws-resources": {
    fires: beside({ ...app, Action: "kms:*Grant" }),
    spares: beside({
      ...app,
      Action: "kms:CreateGrant",
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    }),
  },
  "kms/encryption-context-misses-bucket-key": {
    fires: forContext("arn:aws:s3:::ledger/*"),
    spares: forContext(["arn:aws:s3:::ledger", "arn:aws:s3:::ledger/*"]),
    encryption: {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: {
            SSEAlgorithm: "aws:kms",
            KMSMasterKeyID: "arn:aws:kms:eu-west-1:111122223333:key/0d990263-018e-4e65-a703-eff731de951e",
          },
          BucketKeyEnabled: true,
        },
      ],
    },
  },
  "kms/network-condition-breaks-s3": {
    fires: beside({
      Effect: "Deny",
      Principal: "*",
      Action: "kms:Decrypt",
      Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } },
    }),
    spares: beside({
      Effect: "Deny",
      Principal: "*",
      Action: "kms:Decrypt",
      Condition: {
        StringNotEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" },
        Null: { "kms:ViaService": "true" },
      },
    }),
  },
  "kms/resource-not-self": {
    fires: policyOf({ ...root, Resource: ["arn:aws:kms:*:111122223333:key/*"] }),
    spares: policyOf({ ...root, Resource: ["*"] }),
  },
  "kms/action-without-effect": {
    fires: beside({ ...admin, Action: "kms:ListAliases" }),
    spares: beside({ ...admin, Action: "kms:List*" }),
  },
  "kms/foreign-account-management": {
    fires: beside({ ...guest, Action: ["kms:Decrypt", "kms:DisableKey"] }),
    spares: beside({ ...guest, Action: ["kms:Decrypt", "kms:DescribeKey"] }),
  },
  "kms/administrator-cannot-read-policy": {
    fires: beside({ Principal: { AWS: `${account}:role/Boss` }, Action: "kms:Put*" }),
    spares: beside({ Principal: { AWS: `${account}:role/Boss` }, Action: "kms:*Policy" }),
  },
  "kms/deleted-principal": {
    fires: beside({ Principal: { AWS: [`${account}:role/App`, "AIDACKCEVSQ6C2EXAMPLE"] } }),
    spares: beside({ Principal: { AWS: [`${account}:role/App`, `${account}:user/AIDACKCEVSQ6C2EXAMPLE`] } }),
  },
  "kms/undeclared-access": {
    fires: beside({ ...guest, Action: "kms:Decrypt" }),
    spares: beside({ ...guest, Action: "kms:DescribeKey" }),
    declared: { name: "records", users: [`${account}:role/App`] },
  },
  "kms/unsupported-character": {
    fires: beside({ Sid: "Schlüssel für Łódź" }),
    spares: beside({ Sid: "Schlüssel für Köln" }),
  },
};
