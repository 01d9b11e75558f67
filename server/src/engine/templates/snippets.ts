import type { DocumentKind } from "../policy/policy.ts";
import { bucketEncryption } from "./bucketEncryption.ts";
import { bucketPolicy } from "./bucketPolicy.ts";
import {
  missingHeaderDeny,
  plainTransportDeny,
  wrongAlgorithmDeny,
  wrongKeyDeny,
} from "./bucketStatements.ts";
import { keyPolicy } from "./keyPolicy.ts";
import { accountRecovery, keyAdministration, keyUse } from "./keyStatements.ts";
import { toSnippetText, type TabStop } from "./snippetText.ts";

/** A text that an editor inserts, with places to fill in. */
export interface Snippet {
  /** What to type for it. */
  readonly prefix: string;
  /** A title without a full stop. */
  readonly name: string;
  readonly description: string;
  /** The document that it belongs in, or is. */
  readonly kind: DocumentKind;
  /** Whether it is a whole document or one item of a Statement list. */
  readonly part: "document" | "statement";
  /** In the syntax of the Language Server Protocol, indented by tabs, which editors turn into their own indentation. */
  readonly body: string;
}

const account: TabStop = { mark: "__account__", values: ["111122223333"] };
const administrator: TabStop = { mark: "__administrator__", values: ["KeyAdministrator"] };
const user: TabStop = { mark: "__user__", values: ["RecordsService"] };
const bucket: TabStop = { mark: "__bucket__", values: ["example-records"] };
const keyId: TabStop = { mark: "__key_id__", values: ["1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7081"] };
const bucketKey: TabStop = { mark: "__bucket_key__", values: ["true", "false"] };
const region: TabStop = {
  mark: "__region__",
  values: [
    "us-east-1",
    "us-east-2",
    "us-west-2",
    "ca-central-1",
    "eu-central-1",
    "eu-west-1",
    "eu-west-2",
    "eu-north-1",
    "ap-northeast-1",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "sa-east-1",
  ],
};
const tabStops = [account, administrator, user, bucket, keyId, bucketKey, region];

const administrators = [`arn:aws:iam::${account.mark}:role/${administrator.mark}`];
const users = [`arn:aws:iam::${account.mark}:role/${user.mark}`];
const bucketArn = `arn:aws:s3:::${bucket.mark}`;
const keyArn = `arn:aws:kms:${region.mark}:${account.mark}:key/${keyId.mark}`;

/** Every snippet, whole documents first. */
export function snippets(): readonly Snippet[] {
  return [...documentSnippets(), ...keyStatementSnippets(), ...bucketStatementSnippets()];
}

function documentSnippets(): readonly Snippet[] {
  const setup = { partition: "aws", account: account.mark, region: region.mark, administrators, users };
  const encryption = toJson(bucketEncryption(keyArn, true)).replace(": true", `: ${bucketKey.mark}`);
  return [
    {
      prefix: "new-key-policy",
      name: "Key policy",
      description: "A whole key policy that keeps administrators and users of the key apart.",
      kind: "kms-key-policy",
      part: "document",
      body: toBody(toJson(keyPolicy(setup))),
    },
    {
      prefix: "new-bucket-policy",
      name: "Bucket policy",
      description: "A whole bucket policy that lets objects in under one key only, and only over TLS.",
      kind: "s3-bucket-policy",
      part: "document",
      body: toBody(toJson(bucketPolicy(bucketArn, keyArn))),
    },
    {
      prefix: "new-bucket-encryption",
      name: "Bucket encryption",
      description: "A bucket's default encryption under one key, for aws s3api put-bucket-encryption.",
      kind: "s3-bucket-encryption",
      part: "document",
      body: toBody(encryption),
    },
  ];
}

function keyStatementSnippets(): readonly Snippet[] {
  const statement = { kind: "kms-key-policy", part: "statement" } as const;
  return [
    {
      ...statement,
      prefix: "kms-account-recovery",
      name: "Account recovery statement",
      description:
        "Keeps a key manageable through its account without letting IAM policies give its use away.",
      body: toBody(toJson(accountRecovery("aws", account.mark))),
    },
    {
      ...statement,
      prefix: "kms-key-administration",
      name: "Key administration statement",
      description: "Administration of a key without its use.",
      body: toBody(toJson(keyAdministration(administrators))),
    },
    {
      ...statement,
      prefix: "kms-key-use",
      name: "Key use statement",
      description: "Use of a key by way of S3 only.",
      body: toBody(toJson(keyUse({ users, accounts: [account.mark], region: region.mark }))),
    },
  ];
}

function bucketStatementSnippets(): readonly Snippet[] {
  const statement = { kind: "s3-bucket-policy", part: "statement" } as const;
  return [
    {
      ...statement,
      prefix: "s3-deny-missing-header",
      name: "Deny for a missing encryption header",
      description: "Refuses uploads that leave their encryption to the bucket's default.",
      body: toBody(toJson(missingHeaderDeny(bucketArn))),
    },
    {
      ...statement,
      prefix: "s3-deny-wrong-algorithm",
      name: "Deny for a wrong encryption algorithm",
      description: "Refuses uploads that ask for anything but SSE-KMS.",
      body: toBody(toJson(wrongAlgorithmDeny(bucketArn))),
    },
    {
      ...statement,
      prefix: "s3-deny-wrong-key",
      name: "Deny for a wrong key",
      description: "Refuses uploads under any other key, and those that name none.",
      body: toBody(toJson(wrongKeyDeny(bucketArn, keyArn))),
    },
    {
      ...statement,
      prefix: "s3-deny-plain-transport",
      name: "Deny for requests without TLS",
      description: "Refuses every request that does not come over TLS.",
      body: toBody(toJson(plainTransportDeny(bucketArn))),
    },
  ];
}

function toJson(value: object): string {
  return JSON.stringify(value, undefined, "\t");
}

function toBody(text: string): string {
  return `${toSnippetText(text, tabStops)}$0`;
}
