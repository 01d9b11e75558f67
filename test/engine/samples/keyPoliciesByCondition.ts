import { keyStatement, policyOf } from "../../support/statements.ts";
import { account, administration, delegation } from "./parties.ts";

const app = { AWS: `arn:aws:iam::${account}:role/App` };
const keyAdministrator = { AWS: `arn:aws:iam::${account}:role/KeyAdmin` };

function allowed(Principal: object, Action: string | readonly string[], Condition?: object): object {
  return keyStatement({ Principal, Action, ...(Condition && { Condition }) });
}

function refused(Action: string | readonly string[], Condition: object): object {
  return keyStatement({ Effect: "Deny", Principal: "*", Action, Condition });
}

function beside(...statements: readonly object[]): object {
  return policyOf(delegation, administration, ...statements);
}

/** Key policies for kinds of keys, and one for each condition that KMS documents, after its own examples. */
export const keyPoliciesByCondition: Readonly<Record<string, object>> = {
  "a key that signs": beside(
    allowed(app, ["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign", "kms:Verify"]),
    allowed(app, "kms:Sign", {
      StringEquals: { "kms:SigningAlgorithm": "RSASSA_PSS_SHA_512", "kms:MessageType": "DIGEST" },
    }),
  ),
  "a key that encrypts with a public half": beside(
    allowed(app, ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:DescribeKey", "kms:GetPublicKey"]),
    refused(["kms:Encrypt", "kms:Decrypt"], {
      StringNotEquals: { "kms:EncryptionAlgorithm": "RSAES_OAEP_SHA_256" },
    }),
  ),
  "a key that derives secrets": beside(
    allowed(app, ["kms:DeriveSharedSecret", "kms:DescribeKey", "kms:GetPublicKey"], {
      StringEquals: { "kms:KeyAgreementAlgorithm": "ECDH" },
    }),
  ),
  "a key for codes of authentication": beside(
    allowed(app, ["kms:GenerateMac", "kms:VerifyMac"], {
      StringEquals: { "kms:MacAlgorithm": "HMAC_SHA_512" },
    }),
    allowed(app, "kms:DescribeKey"),
  ),
  "material from elsewhere, which ends": beside(
    allowed(keyAdministrator, ["kms:GetParametersForImport", "kms:DeleteImportedKeyMaterial"]),
    allowed(keyAdministrator, "kms:GetParametersForImport", {
      StringEquals: { "kms:WrappingAlgorithm": "RSAES_OAEP_SHA_256", "kms:WrappingKeySpec": "RSA_4096" },
    }),
    allowed(keyAdministrator, "kms:ImportKeyMaterial", {
      StringEquals: { "kms:ExpirationModel": "KEY_MATERIAL_EXPIRES" },
    }),
    allowed(keyAdministrator, "kms:ImportKeyMaterial", {
      NumericLessThanEquals: { "kms:ValidTo": "1861919999.0" },
    }),
  ),
  "a key with replicas": beside(
    allowed(keyAdministrator, "kms:ReplicateKey", {
      StringEquals: { "kms:ReplicaRegion": ["eu-west-1", "eu-west-2"] },
    }),
    allowed(keyAdministrator, "kms:UpdatePrimaryRegion", {
      StringEquals: { "kms:PrimaryRegion": "eu-west-1" },
    }),
    refused("kms:*", { Bool: { "kms:MultiRegion": false } }),
  ),
  "a context of encryption": beside(
    allowed(app, ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey*"], {
      StringEquals: { "kms:EncryptionContext:AppName": ["Ledger", "Orders"] },
    }),
    allowed(app, "kms:DescribeKey"),
  ),
  "the names of a context": beside(
    allowed(app, "kms:GenerateDataKey*", {
      "ForAnyValue:StringEquals": { "kms:EncryptionContextKeys": "AppName" },
    }),
    allowed(app, "kms:Decrypt", {
      "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": ["AppName", "Department"] },
      Null: { "kms:EncryptionContextKeys": "false" },
    }),
  ),
  "a context in grants": beside(
    allowed(app, "kms:CreateGrant", {
      Bool: { "kms:GrantIsForAWSResource": true },
      StringEquals: { "kms:EncryptionContext:AppName": "Ledger" },
    }),
  ),
  "grants of some operations to some": beside(
    allowed(app, "kms:CreateGrant", {
      "ForAllValues:StringEquals": { "kms:GrantOperations": ["Encrypt", "Decrypt"] },
      Bool: { "kms:GrantIsForAWSResource": "true" },
      StringEquals: { "kms:GrantConstraintType": "EncryptionContextSubset" },
    }),
    refused("kms:CreateGrant", {
      StringNotEquals: { "kms:GranteePrincipal": `arn:aws:iam::${account}:role/LedgerReader` },
      BoolIfExists: { "kms:GrantIsForAWSResource": "false" },
    }),
  ),
  "an enclave that proves what it runs": beside(
    allowed(app, ["kms:Decrypt", "kms:GenerateDataKey", "kms:GenerateRandom"], {
      StringEqualsIgnoreCase: {
        "kms:RecipientAttestation:ImageSha384":
          "9fedcba8abcdef7abcdef6abcdef5abcdef4abcdef3abcdef2abcdef1abcdef1abcdef0abcdef1abcdef2abcdef3abcd",
      },
    }),
    allowed(app, "kms:Decrypt", {
      StringEqualsIgnoreCase: {
        "kms:RecipientAttestation:PCR0":
          "9fedcba8abcdef7abcdef6abcdef5abcdef4abcdef3abcdef2abcdef1abcdef1abcdef0abcdef1abcdef2abcdef3abcd",
      },
    }),
  ),
  "projects by tag": beside(
    allowed({ AWS: `arn:aws:iam::${account}:role/Team` }, ["kms:Decrypt", "kms:GenerateDataKey"], {
      StringEquals: { "aws:ResourceTag/project": "${aws:PrincipalTag/project}" },
    }),
  ),
  "projects by alias": beside(
    allowed(app, "kms:Decrypt", {
      "ForAnyValue:StringLike": { "kms:ResourceAliases": "alias/ledger*" },
    }),
    allowed(app, "kms:GenerateDataKey", { StringEquals: { "kms:RequestAlias": "alias/ledger" } }),
  ),
  "deletion only with second thoughts": beside(
    refused("kms:ScheduleKeyDeletion", {
      NumericLessThan: { "kms:ScheduleKeyDeletionPendingWindowInDays": "21" },
    }),
    refused(["kms:ScheduleKeyDeletion", "kms:DisableKey"], {
      BoolIfExists: { "aws:MultiFactorAuthPresent": "false" },
    }),
    refused("kms:EnableKeyRotation", { NumericGreaterThan: { "kms:RotationPeriodInDays": 365 } }),
    refused("kms:PutKeyPolicy", { Bool: { "kms:BypassPolicyLockoutSafetyCheck": true } }),
  ),
  "re-encryption on the same key alone": beside(
    allowed(app, "kms:ReEncrypt*", { Bool: { "kms:ReEncryptOnSameKey": true } }),
    allowed(app, ["kms:GenerateDataKeyPair", "kms:GenerateDataKeyPairWithoutPlaintext"], {
      StringEquals: { "kms:DataKeyPairSpec": ["RSA_3072", "ECC_NIST_P384"] },
    }),
  ),
  "use by an organization's units": beside(
    keyStatement({
      Principal: { AWS: "*" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Condition: {
        StringEquals: { "aws:PrincipalOrgID": "o-exampleorgid" },
        "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-exampleorgid/r-ab12/ou-ab12-11111111/*" },
        ArnNotLike: { "aws:PrincipalArn": `arn:aws:iam::${account}:role/KeyAdmin` },
      },
    }),
  ),
  "nobody from outside the network, but services for them": beside(
    refused(["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*"], {
      StringNotEqualsIfExists: { "aws:SourceVpc": "vpc-111bbb22" },
      Bool: { "aws:ViaAWSService": "false", "aws:PrincipalIsAWSService": "false" },
    }),
  ),
};
