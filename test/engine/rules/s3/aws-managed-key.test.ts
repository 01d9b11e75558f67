import { awsManagedKey } from "../../../../server/src/engine/rules/s3/aws-managed-key.ts";
import {
  bucketPolicy,
  encryption,
  keyPolicy,
  otherKey,
  rightKey,
  withBucketPolicy,
  withEncryption,
} from "../../../support/setDocuments.ts";
import { testRule } from "../../../support/ruleTester.ts";

const others = withBucketPolicy(bucketPolicy());
const byDefault = (members: object): object => ({ Rules: [{ ApplyServerSideEncryptionByDefault: members }] });
const DRAWBACK = "whose policy nobody can change and which no other account can use";
const rest = `${DRAWBACK}. The documents that belong to this one are about "${rightKey}".`;
const title = `Set KMSMasterKeyID to "${rightKey}"`;

testRule(awsManagedKey, {
  passes: {
    "a document by itself": byDefault({ SSEAlgorithm: "aws:kms" }),
    "the key of the set": { policy: encryption(), others },
    "another algorithm": { policy: byDefault({ SSEAlgorithm: "AES256" }), others },
    "an alias, which another rule reports": { policy: encryption("alias/ledger"), others },
    "a set of two keys": {
      policy: bucketPolicy(),
      kind: "s3-bucket-policy",
      others: {
        ...withEncryption(byDefault({ SSEAlgorithm: "aws:kms" })),
        "key.json": { kind: "kms-key-policy", policy: keyPolicy({ Resource: otherKey }) },
      },
    },
    "a set without a key": {
      policy: byDefault({ SSEAlgorithm: "aws:kms" }),
      others: withBucketPolicy(bucketPolicy("arn:aws:kms:*:111122223333:key/*")),
    },
  },
  fails: {
    "no key": {
      policy: byDefault({ SSEAlgorithm: "⟦aws:kms⟧" }),
      others,
      related: [`"${rightKey}"`],
      message: `Without a KMSMasterKeyID S3 encrypts with the key that AWS manages for it, ${rest}`,
      fixes: [
        { title, access: "narrower", text: byDefault({ SSEAlgorithm: "aws:kms", KMSMasterKeyID: rightKey }) },
      ],
    },
    "the same, seen from the policy": {
      policy: bucketPolicy(`⟦${rightKey}⟧`),
      kind: "s3-bucket-policy",
      others: withEncryption(byDefault({ SSEAlgorithm: "aws:kms" })),
      message: `This is about the key "${rightKey}", but not the bucket's default encryption in encryption.json. Without a KMSMasterKeyID S3 encrypts with the key that AWS manages for it, ${DRAWBACK}.`,
      related: ['"aws:kms"'],
      fixes: [
        {
          title: `${title} in encryption.json`,
          access: "narrower",
          text: bucketPolicy(),
          others: {
            "encryption.json": byDefault({ SSEAlgorithm: "aws:kms", KMSMasterKeyID: rightKey }),
          },
        },
      ],
    },
    "the policy of the key itself": {
      policy: keyPolicy({ Resource: `⟦${rightKey}⟧` }),
      kind: "kms-key-policy",
      others: withEncryption(encryption("alias/aws/s3")),
      message: `This is about the key "${rightKey}", but not the bucket's default encryption in encryption.json. "alias/aws/s3" is the key that AWS manages for S3, ${DRAWBACK}.`,
    },
    "the managed key by its alias": {
      policy: byDefault({ SSEAlgorithm: "aws:kms:dsse", KMSMasterKeyID: "⟦alias/aws/s3⟧" }),
      others,
      message: `"alias/aws/s3" is the key that AWS manages for S3, ${rest}`,
      fixes: [
        {
          title,
          access: "narrower",
          text: byDefault({ SSEAlgorithm: "aws:kms:dsse", KMSMasterKeyID: rightKey }),
        },
      ],
    },
  },
});
