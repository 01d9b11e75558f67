import { mergedDeny } from "../../../../server/src/engine/rules/s3/merged-deny.ts";
import { policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";
import {
  header,
  keyId,
  rightKey,
  uploadDeny,
  wrongAlgorithm,
  wrongKey,
} from "../../../support/uploadDenies.ts";

const message =
  '"RefuseUpload" denies only uploads whose algorithm and key are both wrong, because the conditions of one statement must all hold. An upload with aws:kms and any other key gets through. Give each check a statement of its own.';

const split = [
  uploadDeny({ StringNotEquals: { [header]: "aws:kms" } }, { Sid: "RefuseUploadAlgorithm" }),
  uploadDeny({ StringNotEquals: { [keyId]: rightKey } }, { Sid: "RefuseUploadKey" }),
];

testRule(mergedDeny, {
  passes: {
    "a statement for each": policyOf(wrongAlgorithm, wrongKey),
    "merged, where another statement closes the gap": policyOf(
      uploadDeny({ StringNotEquals: { [header]: "aws:kms", [keyId]: rightKey } }),
      uploadDeny({ ArnNotEqualsIfExists: { [keyId]: rightKey } }),
    ),
    "the same key twice": policyOf(
      uploadDeny({ StringNotEquals: { [header]: "aws:kms" }, Null: { [header]: "false" } }),
    ),
    "a key that is sent and wrong": policyOf(
      uploadDeny({ ArnNotEquals: { [keyId]: rightKey }, StringEquals: { [header]: "aws:kms" } }),
    ),
    "an Allow": policyOf(
      uploadDeny({ StringNotEquals: { [header]: "AES256", [keyId]: rightKey } }, { Effect: "Allow" }),
    ),
  },
  fails: {
    "a missing header and a wrong key": {
      policy: policyOf(
        uploadDeny({ Null: { [header]: "true" }, ArnNotEquals: { [`⟦${keyId}⟧`]: rightKey } }),
      ),
      message,
      related: [`"${header}"`],
    },
    "two keys under one operator": {
      policy: policyOf(uploadDeny({ StringNotEquals: { [header]: "aws:kms", [`⟦${keyId}⟧`]: rightKey } })),
      message,
      related: [`"${header}"`],
      fixes: [
        { title: 'Split "RefuseUpload" into two statements', access: "narrower", text: policyOf(...split) },
      ],
    },
    "the same, with no list around the statement": {
      policy: {
        Statement: uploadDeny({ StringNotEquals: { [header]: "aws:kms", [`⟦${keyId}⟧`]: rightKey } }),
      },
      message,
      fixes: [
        { title: 'Split "RefuseUpload" into two statements', access: "narrower", text: { Statement: split } },
      ],
    },
    "two operators in one statement": {
      policy: policyOf(
        uploadDeny({
          StringNotLike: { [header]: "aws:kms" },
          ArnNotEqualsIfExists: { [`⟦${keyId}⟧`]: rightKey },
        }),
      ),
      message,
    },
  },
});
