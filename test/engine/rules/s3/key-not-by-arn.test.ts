import { keyNotByArn } from "../../../../server/src/engine/rules/s3/key-not-by-arn.ts";
import { bucketPolicy, otherKey, rightKey, withBucketPolicy } from "../../../support/setDocuments.ts";
import { testRule, type FailingCase } from "../../../support/ruleTester.ts";

const id = "1234abcd-12ab-34cd-56ef-1234567890ab";
const documentWith = (keyId: unknown, algorithm = "aws:kms"): object => ({
  Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: algorithm, KMSMasterKeyID: keyId } }],
});
const alias = (value: string): FailingCase => ({
  policy: documentWith(`⟦${value}⟧`),
  message: `"${value}" is an alias. S3 looks it up in the account of whoever uploads, where it may be another key or none, and a policy that compares the key's ARN may refuse such uploads. Name the key by its ARN.`,
  fixes: [],
});
const bareId = (value: string): FailingCase => ({
  policy: documentWith(`⟦${value}⟧`, "aws:kms:dsse"),
  message: `"${value}" is a key id without region and account. S3 looks it up in the account of whoever uploads, so uploads from other accounts do not find it. Name the key by its ARN.`,
  severity: "information",
  fixes: [],
});
const inSet = (value: string, message: string): FailingCase => ({
  policy: documentWith(`⟦${value}⟧`),
  others: withBucketPolicy(bucketPolicy()),
  message,
  related: [`"${rightKey}"`],
  fixes: [{ title: `Write "${rightKey}"`, access: "wider", text: documentWith(rightKey) }],
});
const doubt = ` Whether it leads to "${rightKey}", the key of this set, AWS alone knows.`;
const ownAlias = "arn:aws:kms:eu-west-1:111122223333:alias/ledger";
const [, rightId = ""] = rightKey.split("key/");
const [, otherId = ""] = otherKey.split("key/");

testRule(keyNotByArn, {
  passes: {
    "an ARN": documentWith(`arn:aws:kms:eu-west-1:123456789012:key/${id}`),
    "the key that AWS manages": documentWith("alias/aws/s3"),
    "the same by its ARN": documentWith("arn:aws:kms:eu-west-1:123456789012:alias/aws/s3"),
    "what is no key, which another rule reports": documentWith("ledger"),
    "a placeholder": documentWith("${key}"),
    "no KMS, which another rule reports": documentWith("alias/ledger", "AES256"),
    "another type": documentWith(1),
  },
  fails: {
    "an alias": alias("alias/ledger"),
    "an alias by its ARN": alias("arn:aws:kms:eu-west-1:123456789012:alias/ledger"),
    "a bare id": bareId(id),
    "an alias beside the key that is meant": inSet(
      "alias/ledger",
      `${String(alias("alias/ledger").message)}${doubt}`,
    ),
    "the ARN of an alias beside a key of its account": inSet(
      ownAlias,
      `${String(alias(ownAlias).message)}${doubt}`,
    ),
    "an alias of another Region than the key, of which another rule speaks": {
      ...alias(ownAlias.replace("eu-west-1", "us-east-1")),
      others: withBucketPolicy(bucketPolicy()),
      related: [],
    },
    "the id of the key that is meant": {
      ...inSet(rightId, String(bareId(rightId).message)),
      severity: "information",
    },
    "the id of another key": {
      ...bareId(otherId),
      others: withBucketPolicy(bucketPolicy()),
      related: [],
    },
    "a bare id of a key in many regions": bareId("mrk-1234abcd12ab34cd56ef1234567890ab"),
  },
});
