import { rightUploadDenied } from "../../../../server/src/engine/rules/s3/right-upload-denied.ts";
import { bucketStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";
import {
  header,
  keyId,
  missingHeader,
  rightKey,
  uploadDeny,
  wrongAlgorithm,
  wrongKey,
} from "../../../support/uploadDenies.ts";

const account = "arn:aws:kms:eu-west-1:111122223333";
const denied = 'Even uploads under the right key are denied, by "RefuseUpload".';
const impossible = (value: string, why: string) => `${denied} No upload can name a key as "${value}": ${why}`;
const pinned = (value: string) =>
  impossible(value, "S3 compares the full ARN, arn:aws:kms:region:account:key/id.");

testRule(rightUploadDenied, {
  passes: {
    "the three denies": policyOf(missingHeader, wrongAlgorithm, wrongKey),
    "any key of an account": policyOf(uploadDeny({ ArnNotLike: { [keyId]: `${account}:key/*` } })),
    "the stronger form alone": policyOf(
      uploadDeny({ StringNotEquals: { [header]: "aws:kms:dsse" } }),
      wrongKey,
    ),
    "two keys that exclude each other, which have a rule of their own": policyOf(
      wrongKey,
      uploadDeny({ ArnNotEquals: { [keyId]: `${account}:key/6b1f3e7a-2222-4c4b-9a2b-3c4d5e6f7081` } }),
    ),
    "an algorithm that is still to be written": policyOf(
      missingHeader,
      uploadDeny({ StringNotEquals: { [header]: "" } }),
    ),
    "AES256 for all": policyOf(uploadDeny({ StringNotEquals: { [header]: "AES256" } })),
    "customer-provided keys for all": policyOf(
      uploadDeny({ Null: { [`${header}-customer-algorithm`]: "true" } }),
    ),
    "a bucket closed for writing": policyOf(
      wrongKey,
      bucketStatement({ Effect: "Deny", Principal: "*", Action: "s3:Put*" }),
    ),
    "one role kept out": policyOf(wrongKey, bucketStatement({ Effect: "Deny", Action: "s3:PutObject" })),
  },
  fails: {
    "an alias": {
      policy: policyOf(
        wrongAlgorithm,
        uploadDeny({ ArnNotEquals: { [keyId]: `⟦${account}:alias/ledger⟧` } }),
      ),
      message: pinned(`${account}:alias/ledger`),
      fixes: [],
    },
    "a bare key id": {
      policy: policyOf(
        uploadDeny({ StringNotEquals: { [keyId]: ["⟦0d990263-018e-4e65-a703-eff731de951e⟧"] } }),
      ),
      message: pinned("0d990263-018e-4e65-a703-eff731de951e"),
      fixes: [],
    },
    "a placeholder": {
      policy: policyOf(uploadDeny({ ArnNotEquals: { [keyId]: `⟦${account}:key/<your-key-id>⟧` } })),
      message: pinned(`${account}:key/<your-key-id>`),
      fixes: [],
    },
    "a key of another partition": {
      policy: policyOf(
        uploadDeny({
          ArnNotEquals: {
            [keyId]: "⟦arn:aws-cn:kms:cn-north-1:111122223333:key/0d990263-018e-4e65-a703-eff731de951e⟧",
          },
        }),
      ),
      message: impossible(
        "arn:aws-cn:kms:cn-north-1:111122223333:key/0d990263-018e-4e65-a703-eff731de951e",
        'the key is in the partition "aws-cn", and the bucket in "aws". Partitions share no keys.',
      ),
      fixes: [],
    },
    "a key of another partition than the bucket's": {
      policy: policyOf({
        ...uploadDeny({ ArnNotEquals: { [keyId]: `⟦${rightKey}⟧` } }),
        Resource: "arn:aws-us-gov:s3:::ledger/*",
      }),
      message: impossible(
        rightKey,
        'the key is in the partition "aws", and the bucket in "aws-us-gov". Partitions share no keys.',
      ),
      fixes: [],
    },
    "a bare key id in another partition": {
      policy: policyOf({
        ...uploadDeny({ StringNotEquals: { [keyId]: "⟦0d990263-018e-4e65-a703-eff731de951e⟧" } }),
        Resource: "arn:aws-us-gov:s3:::ledger/*",
      }),
      message: impossible(
        "0d990263-018e-4e65-a703-eff731de951e",
        "S3 compares the full ARN, arn:aws-us-gov:kms:region:account:key/id.",
      ),
      fixes: [],
    },
    "an algorithm for other keys than the policy pins": {
      policy: policyOf(uploadDeny({ StringNotEquals: { [`⟦${header}⟧`]: "AES256" } }), wrongKey),
      message: `${denied} Such an upload asks for "aws:kms", and "AES256" is all that it spares.`,
      fixes: [],
    },
    "a Region that the key's partition does not have": {
      policy: policyOf(
        uploadDeny({ ArnNotEquals: { [keyId]: `⟦${rightKey.replace("eu-west-1", "cn-north-1")}⟧` } }),
      ),
      message: impossible(
        rightKey.replace("eu-west-1", "cn-north-1"),
        'the Region "cn-north-1" is in the partition "aws-cn", not in "aws".',
      ),
      fixes: [],
    },
    "Null the wrong way round": {
      policy: policyOf(wrongAlgorithm, wrongKey, uploadDeny({ Null: { [`⟦${header}⟧`]: "false" } })),
      message: `${denied} Check whether a condition is the wrong way round.`,
      fixes: [
        {
          title: `Replace "false" by "true" for ${header} in "RefuseUpload"`,
          access: "wider",
          text: policyOf(wrongAlgorithm, wrongKey, uploadDeny({ Null: { [header]: "true" } })),
        },
      ],
    },
    "two conditions under one operator, which is renamed once": {
      policy: policyOf(
        uploadDeny({ StringEqualsIfExists: { [`⟦${header}⟧`]: "aws:kms", [keyId]: rightKey } }),
        wrongAlgorithm,
        wrongKey,
      ),
      message: `${denied} Check whether a condition is the wrong way round.`,
      fixes: [
        {
          title: 'Replace "StringEqualsIfExists" by "StringNotEqualsIfExists" in "RefuseUpload"',
          access: "wider",
          text: policyOf(
            uploadDeny({ StringNotEqualsIfExists: { [header]: "aws:kms", [keyId]: rightKey } }),
            wrongAlgorithm,
            wrongKey,
          ),
        },
      ],
    },
    "aws:kms refused, and the stronger form let in by accident": {
      policy: policyOf(wrongKey, uploadDeny({ StringEquals: { [`⟦${header}⟧`]: "aws:kms" } })),
      message: `${denied} Check whether a condition is the wrong way round.`,
      fixes: [
        {
          title: 'Replace "StringEquals" by "StringNotEquals" in "RefuseUpload"',
          access: "wider",
          text: policyOf(wrongKey, uploadDeny({ StringNotEquals: { [header]: "aws:kms" } })),
        },
      ],
    },
  },
});
