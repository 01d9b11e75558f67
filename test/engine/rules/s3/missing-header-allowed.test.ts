import { missingHeaderAllowed } from "../../../../server/src/engine/rules/s3/missing-header-allowed.ts";
import { bucketStatement, policyOf } from "../../../support/statements.ts";
import { encryption, withEncryption } from "../../../support/setDocuments.ts";
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

const sentAndWrong = { StringNotEquals: { [header]: "aws:kms" }, Null: { [header]: "false" } };
const marked = { StringNotEquals: { [`⟦${header}⟧`]: "aws:kms" }, Null: { [header]: "false" } };
const messageFor = (command: string) =>
  `Uploads without an encryption header get through, such as: aws s3api put-object ${command} (by arn:aws:iam::111122223333:role/example). The bucket's default encryption decides then, and this policy does not say what that is.`;

testRule(missingHeaderAllowed, {
  passes: {
    "the header asked for": policyOf(missingHeader),
    "an algorithm asked for, which an absent header is not": policyOf(wrongAlgorithm),
    "the three denies": policyOf(missingHeader, wrongAlgorithm, wrongKey),
    "StringNotLike without a wildcard": policyOf(uploadDeny({ StringNotLike: { [header]: "aws:kms" } })),
    "IfExists, which changes nothing under a negated operator": policyOf(
      uploadDeny({ StringNotEqualsIfExists: { [header]: "aws:kms" } }),
    ),
    "one statement for one key": policyOf(uploadDeny({ ArnNotEqualsIfExists: { [keyId]: rightKey } })),
    "a statement without lists": { Statement: missingHeader },
    "NotAction that leaves uploads in": policyOf({
      Effect: "Deny",
      NotPrincipal: { AWS: "AROAEXAMPLEEXAMPLE123" },
      NotAction: "s3:GetObject",
      Resource: "arn:aws:s3:::ledger*",
      Condition: { Null: { [header]: true } },
    }),
    "a policy that does not speak of encryption": policyOf(bucketStatement()),
    "a template for the bucket, which says nothing yet": policyOf(
      uploadDeny({ Null: { [header]: "true" } }, { Resource: "arn:aws:s3:::${bucket_name}/*" }),
    ),
    "half a policy":
      '{ "Statement": [{ "Effect": "Deny", "Condition": { "Null": { "s3:x-amz-server-side-encryption": ',
  },
  fails: {
    "a Deny for a header that is sent and wrong": {
      policy: policyOf(uploadDeny(marked)),
      message: messageFor("--bucket ledger --key example.txt"),
      fixes: [
        {
          title: "Add a statement that denies uploads without an encryption header",
          access: "narrower",
          text: policyOf(uploadDeny(sentAndWrong), {
            ...missingHeader,
            Sid: "RefuseUploadsWithoutEncryptionHeader",
          }),
        },
      ],
    },
    "a default that decides, beside it": {
      policy: policyOf(uploadDeny(marked)),
      others: withEncryption(encryption(rightKey)),
      message: messageFor("--bucket ledger --key example.txt").replace(
        "and this policy does not say what that is",
        `which is aws:kms under ${rightKey}`,
      ),
      related: [`"${rightKey}"`],
    },
    "a Deny for one folder": {
      policy: policyOf(
        uploadDeny({ Null: { [`⟦${header}⟧`]: "true" } }, { Resource: ["arn:aws:s3:::ledger/in/*"] }),
      ),
      message: messageFor("--bucket ledger --key example.txt"),
    },
    "a Deny for one role": {
      policy: policyOf(
        uploadDeny(
          { Null: { [`⟦${header}⟧`]: "true" } },
          { Principal: { AWS: "arn:aws:iam::111122223333:role/App" } },
        ),
      ),
      message: messageFor("--bucket ledger --key example.txt"),
    },
  },
});
