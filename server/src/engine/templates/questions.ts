import type { Question } from "./question.ts";

const region: Question = {
  id: "region",
  title: "Region",
  prompt: "The Region of the bucket and of its key. S3 uses keys of the bucket's own Region only.",
  placeholder: "eu-central-1",
};

const bucket: Question = {
  id: "bucket",
  title: "Bucket",
  prompt: "The name of the bucket that takes objects under one key only.",
  placeholder: "example-records",
};

const key: Question = {
  id: "key",
  title: "KMS key",
  prompt: "The full ARN of the key. An alias or a bare key id is not what S3 compares.",
  placeholder: "arn:aws:kms:eu-central-1:111122223333:key/1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7081",
};

export const keyPolicyQuestions: readonly Question[] = [
  {
    id: "account",
    title: "Account",
    prompt: "The 12 digits of the account that the key belongs to.",
    placeholder: "111122223333",
  },
  region,
  {
    id: "administrators",
    title: "Key administrators",
    prompt:
      "Who manages the key and never uses it: names of roles, or ARNs of roles and users, with commas between.",
    placeholder: "KeyAdministrator",
  },
  {
    id: "users",
    title: "Key users",
    prompt: "Who uploads and downloads: names of roles, or ARNs of roles and users, with commas between.",
    placeholder: "RecordsService",
  },
  {
    ...bucket,
    optional: true,
    prompt: "The only bucket whose objects the key may serve. Leave it empty for any bucket.",
  },
];

export const bucketPolicyQuestions: readonly Question[] = [bucket, region, key];

export const bucketEncryptionQuestions: readonly Question[] = [
  key,
  {
    id: "bucketKey",
    title: "Bucket Key",
    prompt: "Whether S3 keeps a short-lived key per bucket instead of asking KMS for every object.",
    placeholder: "true",
    initial: "true",
    choices: [
      { label: "Use a Bucket Key", description: "up to 99 % fewer requests to KMS", value: "true" },
      {
        label: "Ask KMS for every object",
        description: "every object in CloudTrail by name",
        value: "false",
      },
    ],
  },
];
