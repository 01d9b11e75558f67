import { bucketKeyOff } from "../../../../server/src/engine/rules/s3/bucket-key-off.ts";
import { testRule } from "../../../support/ruleTester.ts";

const documentWith = (algorithm: string, members: object = {}): object => ({
  Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: algorithm }, ...members }],
});
const message =
  "Without an S3 Bucket Key every object that is written or read asks KMS, at about US$0.03 for 10,000 requests and against the quota of the account. With one there are up to 99 % fewer.";
const fixes = [
  {
    title: 'Set "BucketKeyEnabled" to true',
    access: "narrower",
    text: documentWith("aws:kms", { BucketKeyEnabled: true }),
  },
] as const;

testRule(bucketKeyOff, {
  passes: {
    "switched on": documentWith("aws:kms", { BucketKeyEnabled: true }),
    "SSE-S3, which asks nobody": documentWith("AES256", { BucketKeyEnabled: false }),
    "DSSE, which has none": documentWith("aws:kms:dsse"),
    "what a template fills in": documentWith("aws:kms", { BucketKeyEnabled: "${on}" }),
  },
  fails: {
    "switched off": {
      policy: JSON.stringify(documentWith("aws:kms", { BucketKeyEnabled: false })).replace(
        "false",
        "⟦false⟧",
      ),
      message,
      fixes: [{ ...fixes[0], text: JSON.stringify(fixes[0].text) }],
    },
    "not mentioned": { policy: documentWith("⟦aws:kms⟧"), message, fixes },
  },
});
