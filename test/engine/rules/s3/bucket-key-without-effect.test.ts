import { bucketKeyWithoutEffect } from "../../../../server/src/engine/rules/s3/bucket-key-without-effect.ts";
import { testRule } from "../../../support/ruleTester.ts";

const textWith = (algorithm: string, bucketKey = ""): string =>
  `{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"${algorithm}"}${bucketKey}}]}`;
const on = ',⟦"BucketKeyEnabled":true⟧';

testRule(bucketKeyWithoutEffect, {
  passes: {
    "SSE-KMS": textWith("aws:kms", ',"BucketKeyEnabled":true'),
    "switched off": textWith("AES256", ',"BucketKeyEnabled":false'),
    "not mentioned": textWith("AES256"),
    "an algorithm that nobody knows": textWith("constructor", ',"BucketKeyEnabled":true'),
  },
  fails: {
    "SSE-S3": {
      policy: textWith("AES256", on),
      message:
        'A Bucket Key saves requests to KMS under "aws:kms". Under "AES256" S3 asks nobody for a key, so it does nothing.',
      fixes: [{ title: "Remove BucketKeyEnabled", access: "unchanged", text: textWith("AES256") }],
    },
    DSSE: {
      policy: textWith("aws:kms:dsse", on),
      message:
        'A Bucket Key saves requests to KMS under "aws:kms". DSSE ("aws:kms:dsse") does not support it: every object asks KMS.',
    },
  },
});
