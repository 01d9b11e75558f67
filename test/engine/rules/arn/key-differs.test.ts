import { keyDiffers } from "../../../../server/src/engine/rules/arn/key-differs.ts";
import { testRule } from "../../../support/ruleTester.ts";
import {
  bucketPolicy,
  encryption,
  keyPolicy,
  otherKey,
  rightKey,
  withBucketPolicy,
  withEncryption,
  withKeyPolicy,
} from "../../../support/setDocuments.ts";

const differs = `This names the key "${rightKey}", but encryption.json names "${otherKey}". What the bucket encrypts with by default is not what its policy asks of uploads.`;

testRule(keyDiffers, {
  passes: {
    "a bucket policy by itself": bucketPolicy(),
    "one key in both": { policy: bucketPolicy(), others: withEncryption(encryption()) },
    "a default with no key": { policy: bucketPolicy(), others: withEncryption(encryption("")) },
    "a default by alias": {
      policy: bucketPolicy(),
      others: withEncryption(encryption("arn:aws:kms:eu-west-1:111122223333:alias/ledger")),
    },
    "a key that is yet to be filled in": {
      policy: bucketPolicy("arn:aws:kms:eu-west-1:111122223333:key/<your-key-id>"),
      others: withEncryption(encryption()),
    },
    "a pattern of keys": {
      policy: bucketPolicy("arn:aws:kms:*:111122223333:key/*"),
      others: withEncryption(encryption()),
    },
    "the key in another partition, of which another rule speaks": {
      policy: bucketPolicy(),
      others: withEncryption(encryption(rightKey.replace("aws", "aws-cn"))),
    },
    "another bucket policy": { policy: bucketPolicy(), others: withBucketPolicy(bucketPolicy(otherKey)) },
    "a key policy for any key": { policy: bucketPolicy(), others: withKeyPolicy(keyPolicy()) },
  },
  fails: {
    "another key by default": {
      policy: bucketPolicy(`⟦${rightKey}⟧`),
      others: withEncryption(encryption(otherKey)),
      message: differs,
      related: [`"${otherKey}"`],
      fixes: [
        {
          title: `Use "${otherKey}" here, as encryption.json does`,
          access: "wider",
          text: bucketPolicy(otherKey),
        },
        {
          title: `Use "${rightKey}" in encryption.json, too`,
          access: "wider",
          text: bucketPolicy(),
          others: { "encryption.json": encryption() },
        },
      ],
    },
    "the same, seen from the default": {
      policy: encryption(`⟦${otherKey}⟧`),
      kind: "s3-bucket-encryption",
      others: withBucketPolicy(bucketPolicy()),
      message: `This names the key "${otherKey}", but bucket.json names "${rightKey}". What the bucket encrypts with by default is not what its policy asks of uploads.`,
      related: [`"${rightKey}"`],
    },
    "a key policy that calls itself another key": {
      policy: keyPolicy({ Resource: `⟦${otherKey}⟧` }),
      kind: "kms-key-policy",
      others: withEncryption(encryption()),
      message: `This names the key "${otherKey}", but encryption.json names "${rightKey}". The key policy is not that of the key that the bucket uses, or one of the two is mistaken.`,
    },
  },
});
