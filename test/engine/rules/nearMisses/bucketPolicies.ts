import { bucketStatement, policyOf } from "../../../support/statements.ts";
import {
  customerAlgorithm,
  header,
  keyId,
  missingHeader,
  otherKey,
  rightKey,
  uploadDeny,
  wrongAlgorithm,
  wrongKey,
} from "../../../support/uploadDenies.ts";
import type { NearMiss } from "./nearMiss.ts";

const objects = "arn:aws:s3:::ledger/*";

/** Denies everything that names a key or an algorithm other than the right one, and nothing that names none. */
const optional = [
  uploadDeny({ Null: { [header]: "false" }, StringNotEquals: { [header]: "aws:kms" } }),
  uploadDeny({ Null: { [keyId]: "false" }, ArnNotEquals: { [keyId]: rightKey } }, { Sid: "Key" }),
];

const logs = bucketStatement({
  Principal: { Service: "logging.s3.amazonaws.com" },
  Action: "s3:PutObject",
  Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
});

export const bucketNearMisses: Readonly<Record<string, NearMiss>> = {
  "s3/missing-header-allowed": {
    fires: policyOf(uploadDeny({ "ForAnyValue:StringNotEquals": { [header]: "aws:kms" } })),
    spares: policyOf(uploadDeny({ StringNotEqualsIfExists: { [header]: "aws:kms" } })),
  },
  "s3/wrong-algorithm-allowed": {
    fires: policyOf(missingHeader, uploadDeny({ StringNotLike: { [header]: ["aws:*", "AES*"] } })),
    spares: policyOf(missingHeader, uploadDeny({ StringNotLike: { [header]: ["aws:*"] } }), wrongKey),
  },
  "s3/wrong-key-allowed": {
    fires: policyOf(
      wrongAlgorithm,
      uploadDeny({ ArnNotLike: { [keyId]: "arn:aws:kms:eu-west-1:111122223333:key/*" } }),
    ),
    spares: policyOf(wrongAlgorithm, uploadDeny({ ArnNotLike: { [keyId]: rightKey } })),
  },
  "s3/customer-provided-key-allowed": {
    fires: policyOf(...optional),
    spares: policyOf(...optional, uploadDeny({ StringLike: { [customerAlgorithm]: "AES*" } })),
  },
  "s3/right-upload-denied": {
    fires: policyOf(wrongAlgorithm, wrongKey, uploadDeny({ ArnEquals: { [keyId]: rightKey } })),
    spares: policyOf(wrongAlgorithm, wrongKey, uploadDeny({ ArnEquals: { [keyId]: otherKey } })),
  },
  "s3/merged-deny": {
    fires: policyOf(
      uploadDeny({ StringNotLike: { [header]: "aws:kms" }, ArnNotLike: { [keyId]: rightKey } }),
    ),
    spares: policyOf(
      wrongAlgorithm,
      uploadDeny({ StringLike: { [header]: "aws:kms" }, ArnNotLike: { [keyId]: rightKey } }),
    ),
  },
  "s3/two-keys-pinned": {
    fires: policyOf(wrongKey, uploadDeny({ StringNotEquals: { [keyId]: otherKey } })),
    spares: policyOf(wrongKey, uploadDeny({ StringNotEquals: { [keyId]: [otherKey, rightKey] } })),
  },
  "s3/encryption-not-enforced": {
    fires: policyOf(uploadDeny({ Null: { [customerAlgorithm]: "false" } })),
    spares: policyOf(uploadDeny({ Null: { [keyId]: "true" } })),
  },
  "s3/guide-deny-missing": {
    fires: policyOf(uploadDeny({ ArnNotEqualsIfExists: { [keyId]: rightKey } })),
    spares: policyOf(wrongKey, wrongAlgorithm, uploadDeny({ StringNotLike: { [header]: "?*" } })),
  },
  "s3/statement-without-effect": {
    fires: policyOf(
      uploadDeny({ StringEquals: { [header]: "AES256" } }, { Resource: "arn:aws:s3:::ledger" }),
    ),
    spares: policyOf(
      uploadDeny({ StringEquals: { [header]: "AES256" } }, { Resource: "arn:aws:s3:::ledger*" }),
    ),
  },
  "s3/redundant-statement": {
    fires: policyOf(bucketStatement({ Action: "s3:Get*" }), bucketStatement({ Resource: `${objects}.csv` })),
    spares: policyOf(bucketStatement({ Action: "s3:Put*" }), bucketStatement({ Resource: `${objects}.csv` })),
  },
  "s3/partial-scope": {
    fires: policyOf(wrongAlgorithm, { ...wrongKey, Resource: "arn:aws:s3:::ledger/in/*" }),
    spares: policyOf(
      wrongAlgorithm,
      { ...wrongKey, Resource: "arn:aws:s3:::ledger/in/*" },
      { ...wrongKey, Sid: "Others", Resource: undefined, NotResource: "arn:aws:s3:::ledger/in/*" },
    ),
  },
  "s3/replication-not-covered": {
    fires: policyOf(wrongAlgorithm, { ...wrongKey, Action: "s3:Put*" }),
    spares: policyOf(wrongAlgorithm, { ...wrongKey, Action: ["s3:Put*", "s3:Repl*"] }),
  },
  "s3/header-required-though-default-is-right": {
    fires: policyOf(wrongAlgorithm, wrongKey),
    spares: policyOf(...optional),
    encryption: {
      Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: rightKey } }],
    },
  },
  "s3/service-writers-blocked": {
    fires: policyOf(logs, missingHeader),
    spares: policyOf(
      logs,
      uploadDeny({ Null: { [header]: "true" }, Bool: { "aws:PrincipalIsAWSService": "false" } }),
    ),
  },
  "s3/deleted-principal": {
    fires: policyOf(bucketStatement({ Principal: { AWS: "AROADBQP57FF2AEXAMPLE" } })),
    spares: policyOf(
      bucketStatement({ Principal: { AWS: "arn:aws:iam::111122223333:role/AROADBQP57FF2AEXAMPLE" } }),
    ),
  },
  "s3/plain-http-allowed": {
    fires: policyOf(
      uploadDeny({ Bool: { "aws:SecureTransport": "false" } }, { Action: "s3:Put*", Resource: objects }),
    ),
    spares: policyOf(
      uploadDeny(
        { Bool: { "aws:SecureTransport": "false" } },
        { Action: "s3:*", Resource: "arn:aws:s3:::ledger*" },
      ),
    ),
  },
  "s3/public-access": {
    fires: policyOf(bucketStatement({ Principal: { AWS: ["*"] } })),
    spares: policyOf(
      bucketStatement({
        Principal: { AWS: ["*"] },
        Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
      }),
    ),
  },
};
