import { guideDenyMissing } from "../../../../server/src/engine/rules/s3/guide-deny-missing.ts";
import { testRule } from "../../../support/ruleTester.ts";
import { bucketStatement, policyOf } from "../../../support/statements.ts";
import {
  customerAlgorithm,
  header,
  keyId,
  missingHeader,
  rightKey,
  uploadDeny,
  wrongAlgorithm,
  wrongKey,
} from "../../../support/uploadDenies.ts";

const headerMissing = "The guide's deny for uploads without an encryption header has no counterpart here.";
const algorithmMissing =
  "The guide's deny for uploads with another algorithm than aws:kms has no counterpart here.";
const toRightDefault = "uploads without a header to a bucket whose default key is the right one";
const dsse = "uploads with aws:kms:dsse under the right key";

const addedHeader = { ...missingHeader, Sid: "RefuseUploadsWithoutEncryptionHeader" };
const addedAlgorithm = { ...wrongAlgorithm, Sid: "RefuseUploadsWithOtherEncryption" };

testRule(guideDenyMissing, {
  passes: {
    "all three": policyOf(missingHeader, wrongAlgorithm, wrongKey),
    "all three in other words": policyOf(
      uploadDeny({ StringNotLike: { [header]: "?*" } }),
      uploadDeny({ StringNotEqualsIfExists: { [header.toUpperCase()]: ["aws:kms", "aws:kms:dsse"] } }),
      uploadDeny({ StringNotLike: { [keyId]: rightKey } }),
    ),
    "the second by the name of what it refuses": policyOf(
      missingHeader,
      uploadDeny({ StringEquals: { [header]: ["AES256", "aws:kms:dsse"] } }),
      wrongKey,
    ),
    "one missing that a warning asks for": policyOf(missingHeader, wrongAlgorithm),
    "no upload that gets in": policyOf(wrongKey, uploadDeny({ Null: { [header]: "false" } })),
    "AES256 for all": policyOf(uploadDeny({ StringNotEquals: { [header]: "AES256" } })),
    "a template, of which nothing is certain": policyOf(
      uploadDeny({ ArnNotEquals: { [keyId]: rightKey } }, { Resource: "arn:aws:s3:::${Bucket}/*" }),
    ),
    "a key of which nobody knows what it means": policyOf(
      uploadDeny({ ArnNotEquals: { [keyId]: "arn:aws:kms:eu-west-1:key/0d990263" } }),
    ),
    "only customer-provided keys refused": policyOf(uploadDeny({ Null: { [customerAlgorithm]: "false" } })),
    "a policy that does not speak of encryption": policyOf(bucketStatement()),
  },
  fails: {
    "the first, which the second makes superfluous": {
      policy: { "⟦Statement⟧": [wrongAlgorithm, wrongKey] },
      message: `${headerMissing} Adding it would change nothing: "WrongAlgorithm" refuses them already.`,
      fixes: [
        {
          title: "Add a statement that denies uploads without an encryption header",
          access: "narrower",
          text: { Statement: [wrongAlgorithm, wrongKey, addedHeader] },
        },
      ],
    },
    "the second, without which the stronger form gets in": {
      policy: { "⟦Statement⟧": [missingHeader, wrongKey] },
      message: `${algorithmMissing} Adding it would also refuse ${dsse}.`,
      fixes: [
        {
          title: "Add a statement that denies uploads with another algorithm than aws:kms",
          access: "narrower",
          text: { Statement: [missingHeader, wrongKey, addedAlgorithm] },
        },
      ],
    },
    "one statement for one key": {
      policy: { "⟦⟦Statement⟧⟧": [uploadDeny({ ArnNotEqualsIfExists: { [keyId]: rightKey } })] },
      message: [
        `${headerMissing} Adding it would also refuse ${toRightDefault}.`,
        `${algorithmMissing} Adding it would also refuse ${toRightDefault} and ${dsse}.`,
      ],
    },
  },
});
