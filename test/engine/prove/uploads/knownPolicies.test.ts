import {
  customerAlgorithm,
  header,
  keyId,
  missingHeader,
  rightKey,
  uploadDeny,
  wrongAlgorithm,
  wrongKey,
} from "../../../support/uploadDenies.ts";
import { aes256, check, clerk, type Case, type Expected } from "./check.ts";

const everyRow = (verdict: string): Expected => ({
  "no-header": verdict,
  aes256: verdict,
  "dsse-right-key": verdict,
  "kms-no-key-id": verdict,
  "kms-other-key-same-account": verdict,
  "kms-other-key-other-account": verdict,
  "sse-c": verdict,
});

describe("uploadsOf: known policies", () => {
  const cases: Readonly<Record<string, Case>> = {
    "the three denies of the guide": {
      deny: [missingHeader, wrongAlgorithm, wrongKey],
      rows: {
        "no-header": "closed by 0 1",
        aes256: "closed by 1 2",
        "dsse-right-key": "closed by 1",
        "kms-no-key-id": "closed by 2",
        "kms-other-key-same-account": "closed by 2",
        "kms-other-key-other-account": "closed by 2",
        "sse-c": "closed by 0 1 2",
        "kms-right-key": "open",
        "kms-right-key-alias": "depends",
        "kms-right-key-id": "depends",
      },
    },
    "the strict two": {
      deny: [wrongAlgorithm, wrongKey],
      options: { defaultEncryption: { algorithm: "aws:kms", keyId: rightKey } },
      rows: {
        "no-header": "closed by 0",
        aes256: "closed by 0 1",
        "dsse-right-key": "closed by 0",
        "kms-no-key-id": "closed by 1",
        "kms-other-key-same-account": "closed by 1",
        "kms-other-key-other-account": "closed by 1",
        "sse-c": "closed by 0 1",
        "kms-right-key": "open",
      },
    },
    "one statement that asks for one key, whatever the header": {
      deny: [uploadDeny({ ArnNotEqualsIfExists: { [keyId]: rightKey } })],
      options: { defaultEncryption: aes256 },
      rows: {
        "no-header": "closed by 0",
        aes256: "closed by 0",
        "dsse-right-key": "open",
        "kms-no-key-id": "closed by 0",
        "kms-other-key-same-account": "closed by 0",
        "kms-other-key-other-account": "closed by 0",
        "sse-c": "closed by 0",
        "kms-right-key": "open",
      },
    },
    "two negated keys in one Deny": {
      deny: [uploadDeny({ StringNotEquals: { [header]: "aws:kms", [keyId]: rightKey } })],
      options: { defaultEncryption: aes256 },
      rows: {
        "no-header": "closed by 0",
        aes256: "closed by 0",
        "dsse-right-key": "open",
        "kms-no-key-id": "open",
        "kms-other-key-same-account": "open",
        "kms-other-key-other-account": "open",
        "sse-c": "closed by 0",
        "kms-right-key": "open",
        "kms-right-key-alias": "open",
        "kms-right-key-id": "open",
      },
    },
    "four denies that leave headers to the client": {
      deny: [
        uploadDeny({ Null: { [header]: "false" }, StringNotEquals: { [header]: "aws:kms" } }),
        uploadDeny({ Null: { [keyId]: "false" }, ArnNotEquals: { [keyId]: rightKey } }),
        uploadDeny({ StringEquals: { [header]: "aws:kms" }, Null: { [keyId]: "true" } }),
        uploadDeny({ Null: { [customerAlgorithm]: "false" } }),
      ],
      options: { defaultEncryption: { algorithm: "aws:kms", keyId: rightKey } },
      rows: {
        "no-header": "open",
        aes256: "closed by 0",
        "dsse-right-key": "closed by 0",
        "kms-no-key-id": "closed by 1 2",
        "kms-other-key-same-account": "closed by 1",
        "kms-other-key-other-account": "closed by 1",
        "sse-c": "closed by 3",
        "kms-right-key": "open",
      },
    },
    "an algorithm pinned with StringNotLike and no wildcard": {
      deny: [uploadDeny({ StringNotLike: { [header]: "aws:kms" } })],
      rows: {
        "no-header": "closed by 0",
        aes256: "closed by 0",
        "dsse-right-key": "closed by 0",
        "kms-no-key-id": "open",
        "kms-other-key-same-account": "open",
        "sse-c": "closed by 0",
      },
    },
    "IfExists on a negated operator changes nothing": {
      deny: [uploadDeny({ StringNotEqualsIfExists: { [header]: "aws:kms" } })],
      rows: { "no-header": "closed by 0", aes256: "closed by 0", "kms-no-key-id": "open" },
    },
    "a header that has to be there, whatever it says": {
      deny: [missingHeader],
      rows: {
        "no-header": "closed by 0",
        aes256: "open",
        "sse-c": "closed by 0",
        "kms-other-key-same-account": "open",
      },
    },
    "a key id that has to be there": {
      deny: [uploadDeny({ Null: { [keyId]: "true" } })],
      options: { defaultEncryption: aes256 },
      rows: {
        "no-header": "closed by 0",
        aes256: "closed by 0",
        "kms-no-key-id": "depends",
        "kms-other-key-same-account": "open",
        "dsse-right-key": "open",
      },
    },
    "a Null the wrong way round": {
      deny: [uploadDeny({ Null: { [header]: "false" } })],
      rows: { "no-header": "open", aes256: "closed by 0", "kms-no-key-id": "closed by 0", "sse-c": "open" },
    },
    "no Deny at all": {
      deny: [uploadDeny({ StringEquals: { [header]: "aws:kms" } }, { Effect: "Allow" })],
      rows: everyRow("open"),
    },
    "denies of other actions": {
      deny: [uploadDeny({ StringNotEquals: { [header]: "aws:kms" } }, { Action: "s3:GetObject" })],
      rows: everyRow("open"),
    },
    "denies of all actions but reading": {
      deny: [uploadDeny({ Null: { [header]: "true" } }, { Action: undefined, NotAction: "s3:Get*" })],
      rows: { "no-header": "closed by 0", aes256: "open" },
    },
    "denies of one prefix": {
      deny: [uploadDeny({ Null: { [header]: "true" } }, { Resource: "arn:aws:s3:::ledger/safe/*" })],
      rows: { "no-header": "open" },
    },
    "denies of all but one prefix": {
      deny: [
        uploadDeny(
          { Null: { [header]: "true" } },
          { Resource: undefined, NotResource: "arn:aws:s3:::ledger/open/*" },
        ),
      ],
      rows: { "no-header": "open" },
    },
    "two prefixes that are everything between them": {
      deny: [
        uploadDeny({ Null: { [header]: "true" } }, { Resource: "arn:aws:s3:::ledger/safe/*" }),
        uploadDeny(
          { Null: { [header]: "true" } },
          { Resource: undefined, NotResource: "arn:aws:s3:::ledger/safe/*" },
        ),
      ],
      rows: { "no-header": "closed by 0 1" },
    },
    "a Deny of the bucket instead of its objects": {
      deny: [uploadDeny({ Null: { [header]: "true" } }, { Resource: "arn:aws:s3:::ledger" })],
      rows: { "no-header": "open" },
    },
    "a Deny of one caller": {
      deny: [uploadDeny({ Null: { [header]: "true" } }, { Principal: { AWS: clerk } })],
      rows: { "no-header": "open" },
    },
    "a Deny without TLS only": {
      deny: [uploadDeny({ Bool: { "aws:SecureTransport": "false" } })],
      rows: everyRow("open"),
    },
    "denies with and without TLS": {
      deny: [
        uploadDeny({ Null: { [header]: "true" }, Bool: { "aws:SecureTransport": "true" } }),
        uploadDeny({ Null: { [header]: "true" }, StringEquals: { "aws:SecureTransport": "false" } }),
      ],
      rows: { "no-header": "closed by 0 1", aes256: "open" },
    },
    "a condition that no upload can carry": {
      deny: [uploadDeny({ Null: { [header]: "true" }, StringLike: { "s3:prefix": "*" } })],
      rows: { "no-header": "open" },
    },
    "its opposite, which then always holds": {
      deny: [uploadDeny({ Null: { [header]: "true" }, StringNotLike: { "s3:prefix": "*" } })],
      rows: { "no-header": "closed by 0" },
    },
    "a header in other case": {
      deny: [uploadDeny({ Null: { [header.toUpperCase()]: "true" } })],
      rows: { "no-header": "closed by 0" },
    },
    "a network that is ruled out on either way": {
      deny: [
        uploadDeny({ NotIpAddress: { "aws:SourceIp": "10.0.0.0/8" } }),
        uploadDeny({ StringNotEquals: { "aws:SourceVpce": "vpce-1" } }),
      ],
      rows: { "no-header": "closed by 0 1" },
    },
    "a network that is open one way": {
      deny: [
        uploadDeny({
          NotIpAddress: { "aws:SourceIp": "10.0.0.0/8" },
          StringNotEquals: { "aws:SourceVpce": "vpce-1" },
        }),
      ],
      rows: { "no-header": "open" },
    },
  };
  for (const [situation, each] of Object.entries(cases))
    it(situation, () => {
      check(each);
    });
});
