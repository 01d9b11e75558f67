import { keyDiffers } from "../../../../server/src/engine/rules/arn/key-differs.ts";
import { testRule, type ExpectedFix } from "../../../support/ruleTester.ts";
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

const alias = "arn:aws:kms:eu-west-1:111122223333:alias/ledger";
const foreignAlias = alias.replace("eu-west-1", "us-east-1");
const [, keyId = ""] = rightKey.split("key/");
const [, otherId = ""] = otherKey.split("key/");
const differs = `This names the key "${rightKey}", but encryption.json names the key "${otherKey}". What the bucket encrypts with by default is not what its policy asks of uploads.`;
const eitherKey = (other: string): readonly ExpectedFix[] => [
  { title: `Use "${other}" here, as encryption.json does`, access: "wider", text: bucketPolicy(otherKey) },
  ...rightKeyThere,
];
const rightKeyThere: readonly ExpectedFix[] = [
  {
    title: `Use "${rightKey}" in encryption.json, too`,
    access: "wider",
    text: bucketPolicy(),
    others: { "encryption.json": encryption() },
  },
];
const books = {
  name: "books",
  bucketPolicy: "this",
  bucketEncryption: "encryption.json",
  keyArn: rightKey,
};
const mistypedKey = rightKey.replace("eu-west-1", "eu-wset-1");
const foreignKey = otherKey.replace("eu-west-1:111122223333", "us-east-1:444455556666");
const notDeclared = `This names the key "${otherKey}", but the key "${rightKey}" is declared in latchkey.json for the set "books". Objects are meant to be encrypted with one key, so one of the two is mistaken.`;

testRule(keyDiffers, {
  passes: {
    "a bucket policy by itself": bucketPolicy(),
    "one key in both": { policy: bucketPolicy(), others: withEncryption(encryption()) },
    "a default with no key": { policy: bucketPolicy(), others: withEncryption(encryption("")) },
    "a default by alias, which may lead to the key": {
      policy: bucketPolicy(),
      others: withEncryption(encryption(alias)),
    },
    "a default by an alias without account": {
      policy: bucketPolicy(),
      others: withEncryption(encryption("alias/ledger")),
    },
    "the managed key by its alias, of which another rule speaks": {
      policy: bucketPolicy(),
      others: withEncryption(encryption(foreignAlias.replace("ledger", "aws/s3"))),
    },
    "an alias that is yet to be filled in": {
      policy: bucketPolicy(),
      others: withEncryption(encryption(alias.replace("111122223333", "<account>"))),
    },
    "an alias of no account, of which another rule speaks": {
      policy: bucketPolicy(),
      others: withEncryption(encryption(alias.replace("111122223333", "1111"))),
    },
    "the key by its id": { policy: bucketPolicy(), others: withEncryption(encryption(keyId)) },
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
    "a key policy that leaves another key alone": {
      policy: bucketPolicy(),
      others: withKeyPolicy(keyPolicy({ Resource: undefined, NotResource: otherKey })),
    },
    "a key policy for any key": { policy: bucketPolicy(), others: withKeyPolicy(keyPolicy()) },
    "the key that is declared": {
      policy: bucketPolicy(),
      sets: [{ name: "books", bucketPolicy: "this", keyArn: rightKey }],
    },
    "the key that is declared, by its id": {
      policy: encryption(keyId),
      kind: "s3-bucket-encryption",
      sets: [{ name: "books", bucketEncryption: "this", keyArn: rightKey }],
    },
    "another default than the declared key, of which its own document tells": {
      policy: bucketPolicy(),
      others: withEncryption(encryption(otherKey)),
      sets: [books],
    },
    "a declared key that is yet to be filled in": {
      policy: bucketPolicy(),
      sets: [{ ...books, keyArn: "arn:aws:kms:eu-west-1:111122223333:key/your-key-id" }],
    },
    "another key than a set declares that it is not in": {
      policy: bucketPolicy(),
      sets: [{ name: "logs", bucketPolicy: "logs.json", keyArn: otherKey }],
    },
  },
  fails: {
    "another key by default": {
      policy: bucketPolicy(`⟦${rightKey}⟧`),
      others: withEncryption(encryption(otherKey)),
      message: differs,
      related: [`"${otherKey}"`],
      fixes: eitherKey(otherKey),
    },
    "the same, seen from the default": {
      policy: encryption(`⟦${otherKey}⟧`),
      kind: "s3-bucket-encryption",
      others: withBucketPolicy(bucketPolicy()),
      message: `This names the key "${otherKey}", but bucket.json names the key "${rightKey}". What the bucket encrypts with by default is not what its policy asks of uploads.`,
      related: [`"${rightKey}"`],
    },
    "another key by its id": {
      policy: bucketPolicy(`⟦${rightKey}⟧`),
      others: withEncryption(encryption(otherId)),
      message: differs.replace(otherKey, otherId),
      fixes: eitherKey(otherId),
    },
    "an alias of another Region": {
      policy: encryption(`⟦${foreignAlias}⟧`),
      kind: "s3-bucket-encryption",
      others: withBucketPolicy(bucketPolicy()),
      message: `This names the alias "${foreignAlias}", but bucket.json names the key "${rightKey}". An alias leads to a key of its own account and Region, so it cannot lead to that key.`,
      related: [`"${rightKey}"`],
      fixes: [{ title: `Use "${rightKey}" here, as bucket.json does`, access: "wider", text: encryption() }],
    },
    "an alias of another account, seen from the policy": {
      policy: bucketPolicy(`⟦${rightKey}⟧`),
      others: withEncryption(encryption(alias.replace("111122223333", "444455556666"))),
      message: `This names the key "${rightKey}", but encryption.json names the alias "${alias.replace("111122223333", "444455556666")}". An alias leads to a key of its own account and Region, so it cannot lead to that key.`,
      fixes: rightKeyThere,
    },
    "a key policy that calls itself another key": {
      policy: keyPolicy({ Resource: `⟦${otherKey}⟧` }),
      kind: "kms-key-policy",
      others: withEncryption(encryption()),
      message: `This names the key "${otherKey}", but encryption.json names the key "${rightKey}". The key policy is not that of the key that the bucket uses, or one of the two is mistaken.`,
    },
    "another key than is declared": {
      policy: bucketPolicy(`⟦${otherKey}⟧`),
      sets: [{ ...books, region: "eu-west-1", account: "111122223333" }],
      message: notDeclared,
      related: [`"${rightKey}"`],
      fixes: [
        { title: `Use "${rightKey}" here, as latchkey.json declares`, access: "wider", text: bucketPolicy() },
        {
          title: `Use "${otherKey}" in latchkey.json, too`,
          access: "wider",
          text: bucketPolicy(otherKey),
          others: {
            "latchkey.json": {
              sets: [{ ...books, keyArn: otherKey, region: "eu-west-1", account: "111122223333" }],
            },
          },
        },
      ],
    },
    "another key than is declared and than the bucket has by default": {
      policy: bucketPolicy(`⟦${foreignKey}⟧`),
      others: withEncryption(encryption()),
      sets: [{ ...books, region: "eu-west-1", account: "111122223333" }],
      message: notDeclared.replace(otherKey, foreignKey),
      related: [`"${rightKey}"`, `"${rightKey}"`],
      fixes: [
        { title: `Use "${rightKey}" here, as latchkey.json declares`, access: "wider", text: bucketPolicy() },
        {
          title: `Use "${foreignKey}" in latchkey.json and encryption.json, too`,
          access: "wider",
          text: bucketPolicy(foreignKey),
          others: {
            "encryption.json": encryption(foreignKey),
            "latchkey.json": {
              sets: [{ ...books, keyArn: foreignKey, region: "us-east-1", account: "444455556666" }],
            },
          },
        },
      ],
    },
    "another default than is declared, by its id": {
      policy: encryption(`⟦${otherId}⟧`),
      kind: "s3-bucket-encryption",
      sets: [{ name: "books", bucketEncryption: "this", keyArn: rightKey }],
      message: notDeclared.replace(otherKey, otherId),
      fixes: [
        { title: `Use "${rightKey}" here, as latchkey.json declares`, access: "wider", text: encryption() },
        {
          title: `Use "${otherId}" in latchkey.json, too`,
          access: "wider",
          text: encryption(otherId),
          others: {
            "latchkey.json": { sets: [{ name: "books", bucketEncryption: "this", keyArn: otherKey }] },
          },
        },
      ],
    },
    "an alias that cannot lead to the declared key": {
      policy: encryption(`⟦${foreignAlias}⟧`),
      kind: "s3-bucket-encryption",
      sets: [{ name: "books", bucketEncryption: "this", keyArn: rightKey }],
      message: `This names the alias "${foreignAlias}", but the key "${rightKey}" is declared in latchkey.json for the set "books". An alias leads to a key of its own account and Region, so it cannot lead to that key.`,
      fixes: [
        { title: `Use "${rightKey}" here, as latchkey.json declares`, access: "wider", text: encryption() },
      ],
    },
    "a key of a Region that there is not, which is none to declare": {
      policy: encryption(`⟦${mistypedKey}⟧`),
      kind: "s3-bucket-encryption",
      sets: [{ name: "books", bucketEncryption: "this", keyArn: rightKey }],
      message: notDeclared.replace(otherKey, mistypedKey),
      fixes: [
        { title: `Use "${rightKey}" here, as latchkey.json declares`, access: "wider", text: encryption() },
      ],
    },
    "a key policy that calls itself another key than its two sets": {
      policy: keyPolicy({ Resource: `⟦${otherKey}⟧` }),
      kind: "kms-key-policy",
      sets: [
        { name: "books", keyPolicy: "this", keyArn: rightKey },
        { name: "logs", keyPolicy: "this", keyArn: rightKey },
      ],
      message: notDeclared.replace('set "books"', 'sets "books" and "logs"'),
      related: [`"${rightKey}"`, `"${rightKey}"`],
      fixes: [
        {
          title: `Use "${rightKey}" here, as latchkey.json declares`,
          access: "wider",
          text: keyPolicy({ Resource: rightKey }),
        },
        {
          title: `Use "${otherKey}" in latchkey.json, too`,
          access: "wider",
          text: keyPolicy({ Resource: otherKey }),
          others: {
            "latchkey.json": {
              sets: [
                { name: "books", keyPolicy: "this", keyArn: otherKey },
                { name: "logs", keyPolicy: "this", keyArn: otherKey },
              ],
            },
          },
        },
      ],
    },
  },
});
