import { regionDiffers } from "../../../../server/src/engine/rules/arn/region-differs.ts";
import { testRule } from "../../../support/ruleTester.ts";
import {
  bucketPolicy,
  encryption,
  keyPolicy,
  rightKey,
  withBucketPolicy,
  withEncryption,
  withKeyPolicy,
} from "../../../support/setDocuments.ts";
import { policyOf } from "../../../support/statements.ts";
import { keyId, uploadDeny } from "../../../support/uploadDenies.ts";

const through = (...hosts: readonly string[]): object =>
  keyPolicy({ Condition: { StringLike: { "kms:ViaService": hosts.length === 1 ? hosts[0] : hosts } } });
const multiRegionKey = "arn:aws:kms:eu-west-1:111122223333:key/mrk-0123456789abcdef0123456789abcdef";
const alias = "arn:aws:kms:eu-west-1:111122223333:alias/ledger";
const wrongKeyUnless = (...keys: readonly string[]): object =>
  uploadDeny({ ArnNotEquals: { [keyId]: keys } });
const books = { name: "books", keyPolicy: "this", region: "eu-west-1" };

testRule(regionDiffers, {
  passes: {
    "a key policy by itself": through("s3.us-east-1.amazonaws.com"),
    "the key's own Region": {
      policy: through("s3.eu-west-1.amazonaws.com"),
      others: withBucketPolicy(bucketPolicy()),
    },
    "the key's own Region among others": {
      policy: through("s3.us-east-1.amazonaws.com", "s3.eu-west-1.amazonaws.com"),
      others: withBucketPolicy(bucketPolicy()),
    },
    "any Region": { policy: through("s3.*.amazonaws.com"), others: withBucketPolicy(bucketPolicy()) },
    "Regions by pattern": { policy: through("s3.eu-*.amazonaws.com"), others: withEncryption(encryption()) },
    "another service": {
      policy: through("ec2.us-east-1.amazonaws.com"),
      others: withBucketPolicy(bucketPolicy()),
    },
    "a multi-Region key": {
      policy: through("s3.us-east-1.amazonaws.com"),
      others: withEncryption(encryption(multiRegionKey)),
    },
    "a host that is yet to be filled in": {
      policy: through("s3.<region>.amazonaws.com"),
      others: withEncryption(encryption()),
    },
    "the Region that is declared": { policy: through("s3.eu-west-1.amazonaws.com"), sets: [books] },
    "another Region than a multi-Region key's, which has replicas": {
      policy: through("s3.us-east-1.amazonaws.com"),
      sets: [
        {
          name: "books",
          keyPolicy: "this",
          keyArn: multiRegionKey,
        },
      ],
    },
    "an alias in another Region of a multi-Region key": {
      policy: through("s3.us-east-1.amazonaws.com"),
      others: { ...withBucketPolicy(bucketPolicy(multiRegionKey)), ...withEncryption(encryption(alias)) },
    },
    "an alias in another Region of a multi-Region key that is declared": {
      policy: encryption(alias),
      kind: "s3-bucket-encryption",
      others: withKeyPolicy(through("s3.us-east-1.amazonaws.com")),
      sets: [{ name: "books", keyPolicy: "key.json", bucketEncryption: "this", keyArn: multiRegionKey }],
    },
    "an alias in the same Region": {
      policy: through("s3.eu-west-1.amazonaws.com"),
      others: withEncryption(encryption(alias)),
    },
    "the name of an alias, which has no Region": {
      policy: through("s3.us-east-1.amazonaws.com"),
      others: withEncryption(encryption("alias/ledger")),
    },
    "an alias in the Region that is declared": {
      policy: encryption(alias),
      kind: "s3-bucket-encryption",
      sets: [{ name: "books", bucketEncryption: "this", region: "eu-west-1" }],
    },
    "an alias in another Region than the declared key's, of which another rule speaks": {
      policy: encryption(alias.replace("eu-west-1", "us-east-1")),
      kind: "s3-bucket-encryption",
      sets: [{ name: "books", bucketEncryption: "this", keyArn: rightKey }],
    },
    "a multi-Region key in the Region that is declared, among its others": {
      policy: policyOf(wrongKeyUnless(multiRegionKey.replace("eu-west-1", "us-east-1"), multiRegionKey)),
      kind: "s3-bucket-policy",
      sets: [{ name: "books", bucketPolicy: "this", region: "eu-west-1" }],
    },
    "another Region than the declared key's, of which another rule speaks": {
      policy: bucketPolicy(rightKey.replace("eu-west-1", "us-east-1")),
      kind: "s3-bucket-policy",
      sets: [{ name: "books", bucketPolicy: "this", keyArn: rightKey }],
    },
    "another Region through S3 than is declared, of which its own document tells": {
      policy: encryption(),
      kind: "s3-bucket-encryption",
      others: withKeyPolicy(through("s3.us-east-1.amazonaws.com")),
      sets: [{ name: "books", keyPolicy: "key.json", bucketEncryption: "this", region: "eu-west-1" }],
    },
  },
  fails: {
    "another Region than the key's": {
      policy: through("⟦s3.us-east-1.amazonaws.com⟧"),
      others: withBucketPolicy(bucketPolicy()),
      message:
        "This lets S3 in us-east-1 use the key, but bucket.json names a key in eu-west-1. S3 uses keys of the bucket's own Region only, so it may not use this one.",
      related: [`"${rightKey}"`],
      fixes: [
        {
          title: 'Use "eu-west-1" here, as bucket.json does',
          access: "wider",
          text: through("s3.eu-west-1.amazonaws.com"),
        },
        {
          title: 'Use "us-east-1" in bucket.json, too',
          access: "wider",
          text: through("s3.us-east-1.amazonaws.com"),
          others: { "bucket.json": bucketPolicy(rightKey.replace("eu-west-1", "us-east-1")) },
        },
      ],
    },
    "the same, seen from the bucket's default": {
      policy: encryption(`⟦${rightKey}⟧`),
      kind: "s3-bucket-encryption",
      others: withKeyPolicy(through("s3.us-east-1.amazonaws.com")),
      message:
        "This names a key in eu-west-1, but key.json lets S3 in us-east-1 use it. S3 uses keys of the bucket's own Region only, so it may not use this one.",
      related: ['"s3.us-east-1.amazonaws.com"'],
    },
    "another Region than is declared": {
      policy: through("⟦s3.us-east-1.amazonaws.com⟧"),
      sets: [books],
      message:
        'This lets S3 in us-east-1 use the key, but eu-west-1 is declared in latchkey.json for the set "books". S3 uses keys of the bucket\'s own Region only, so one of the two is mistaken.',
      related: ['"eu-west-1"'],
      fixes: [
        {
          title: 'Use "eu-west-1" here, as latchkey.json declares',
          access: "wider",
          text: through("s3.eu-west-1.amazonaws.com"),
        },
        {
          title: 'Use "us-east-1" in latchkey.json, too',
          access: "wider",
          text: through("s3.us-east-1.amazonaws.com"),
          others: { "latchkey.json": { sets: [{ ...books, region: "us-east-1" }] } },
        },
      ],
    },
    "a Region that there is not, which is none to declare": {
      policy: through("⟦s3.eu-wset-1.amazonaws.com⟧"),
      sets: [books],
      message:
        'This lets S3 in eu-wset-1 use the key, but eu-west-1 is declared in latchkey.json for the set "books". S3 uses keys of the bucket\'s own Region only, so one of the two is mistaken.',
      fixes: [
        {
          title: 'Use "eu-west-1" here, as latchkey.json declares',
          access: "wider",
          text: through("s3.eu-west-1.amazonaws.com"),
        },
      ],
    },
    "an alias in another Region": {
      policy: through("⟦s3.us-east-1.amazonaws.com⟧"),
      others: withEncryption(encryption(alias)),
      message:
        "This lets S3 in us-east-1 use the key, but encryption.json names a key in eu-west-1. S3 uses keys of the bucket's own Region only, so it may not use this one.",
      related: [`"${alias}"`],
      fixes: [
        {
          title: 'Use "eu-west-1" here, as encryption.json does',
          access: "wider",
          text: through("s3.eu-west-1.amazonaws.com"),
        },
        {
          title: 'Use "us-east-1" in encryption.json, too',
          access: "wider",
          text: through("s3.us-east-1.amazonaws.com"),
          others: { "encryption.json": encryption(alias.replace("eu-west-1", "us-east-1")) },
        },
      ],
    },
    "the same, seen from the alias": {
      policy: encryption(`⟦${alias}⟧`),
      kind: "s3-bucket-encryption",
      others: withKeyPolicy(through("s3.us-east-1.amazonaws.com")),
      message:
        "This names a key in eu-west-1, but key.json lets S3 in us-east-1 use it. S3 uses keys of the bucket's own Region only, so it may not use this one.",
      related: ['"s3.us-east-1.amazonaws.com"'],
    },
    "an alias in another Region than is declared": {
      policy: encryption(`⟦${alias}⟧`),
      kind: "s3-bucket-encryption",
      sets: [{ name: "books", bucketEncryption: "this", region: "us-east-1" }],
      message:
        'This names a key in eu-west-1, but us-east-1 is declared in latchkey.json for the set "books". S3 uses keys of the bucket\'s own Region only, so one of the two is mistaken.',
      related: ['"us-east-1"'],
    },
    "a multi-Region key in another Region than is declared": {
      policy: encryption(`⟦${multiRegionKey}⟧`),
      kind: "s3-bucket-encryption",
      sets: [{ name: "books", bucketEncryption: "this", region: "us-east-1" }],
      message:
        'This names a key in eu-west-1, but us-east-1 is declared in latchkey.json for the set "books". S3 uses keys of the bucket\'s own Region only, so one of the two is mistaken.',
      related: ['"us-east-1"'],
      fixes: [
        {
          title: 'Use "us-east-1" here, as latchkey.json declares',
          access: "wider",
          text: encryption(multiRegionKey.replace("eu-west-1", "us-east-1")),
        },
        {
          title: 'Use "eu-west-1" in latchkey.json, too',
          access: "wider",
          text: encryption(multiRegionKey),
          others: {
            "latchkey.json": { sets: [{ name: "books", bucketEncryption: "this", region: "eu-west-1" }] },
          },
        },
      ],
    },
    "a default key in another Region than is declared": {
      policy: encryption(`⟦${rightKey}⟧`),
      kind: "s3-bucket-encryption",
      sets: [{ name: "books", bucketEncryption: "this", region: "us-east-1" }],
      message:
        'This names a key in eu-west-1, but us-east-1 is declared in latchkey.json for the set "books". S3 uses keys of the bucket\'s own Region only, so one of the two is mistaken.',
      related: ['"us-east-1"'],
    },
  },
});
