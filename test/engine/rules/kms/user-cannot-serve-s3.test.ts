import { userCannotServeS3 } from "../../../../server/src/engine/rules/kms/user-cannot-serve-s3.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const via = { StringLike: { "kms:ViaService": "s3.*.amazonaws.com" } };
const app = { Sid: "Use", Principal: { AWS: "arn:aws:iam::111122223333:role/App" }, Condition: via };

function using(...actions: readonly string[]): object {
  return policyOf(keyStatement({ ...app, Action: actions }));
}

testRule(userCannotServeS3, {
  passes: {
    both: using("kms:Decrypt", "kms:GenerateDataKey"),
    "a reader": using("kms:Decrypt", "kms:DescribeKey"),
    "a replication": using("kms:Encrypt"),
    "the console's list": using("kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"),
    "the rest in another statement": policyOf(
      keyStatement({ ...app, Action: ["kms:Encrypt", "kms:ReEncrypt*"] }),
      keyStatement({ ...app, Action: ["kms:GenerateDataKey", "kms:Decrypt"], Condition: {} }),
    ),
    "use that is not evidently for S3": policyOf(
      keyStatement({ ...app, Action: "kms:ReEncrypt*", Condition: {} }),
      keyStatement({
        ...app,
        Action: "kms:ReEncrypt*",
        Condition: {
          StringEquals: { "kms:ViaService": ["s3.us-east-1.amazonaws.com", "ec2.us-east-1.amazonaws.com"] },
        },
      }),
    ),
    "no use at all": using("kms:DescribeKey"),
    "an account": policyOf(
      keyStatement({ ...app, Principal: { AWS: "111122223333" }, Action: "kms:ReEncrypt*" }),
    ),
  },
  fails: {
    "a writer, of small objects perhaps": {
      policy: using("⟦kms:GenerateDataKey*⟧"),
      severity: "information",
      message:
        "role/App is to use this key through S3 but has no kms:Decrypt. S3 asks for kms:Decrypt to download and to upload in parts, so both fail. That is a fault unless it uploads small objects only.",
      fixes: [
        {
          title: 'Add "kms:Decrypt" to Action of "Use"',
          access: "wider",
          text: using("kms:GenerateDataKey*", "kms:Decrypt"),
        },
      ],
    },
    "a writer, or a replication with a Bucket Key": {
      policy: using("⟦kms:Encrypt⟧", "kms:Decrypt"),
      severity: "information",
      message:
        "role/App is to use this key through S3 but has no kms:GenerateDataKey. S3 asks for kms:GenerateDataKey to upload, and not for kms:Encrypt, so its uploads fail. That is a fault unless it is there for replication.",
    },
    "neither of the two": {
      policy: using("⟦kms:Encrypt⟧", "kms:ReEncrypt*"),
      message:
        "role/App is to use this key through S3 but has no kms:GenerateDataKey and no kms:Decrypt. S3 asks for kms:GenerateDataKey to upload and kms:Decrypt to download, so it can do neither.",
      fixes: [
        {
          title: 'Add "kms:GenerateDataKey" to Action of "Use"',
          access: "wider",
          text: using("kms:Encrypt", "kms:ReEncrypt*", "kms:GenerateDataKey"),
        },
      ],
    },
    "a data key that S3 does not ask for": {
      policy: using("⟦kms:GenerateDataKeyWithoutPlaintext⟧"),
      message:
        "role/App is to use this key through S3 but has no kms:GenerateDataKey and no kms:Decrypt. S3 asks for kms:GenerateDataKey to upload and kms:Decrypt to download, so it can do neither.",
    },
    "a writer who cannot write": {
      policy: policyOf(
        keyStatement({
          ...app,
          Action: ["⟦kms:*crypt⟧", "kms:ReEncryptFrom"],
          Condition: { StringLike: { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::ledger/*" } },
        }),
      ),
      message:
        "role/App is to use this key through S3 but has no kms:GenerateDataKey. S3 asks for kms:GenerateDataKey to upload, and not for kms:Encrypt, so its uploads fail.",
    },
    "a data key that a Deny takes away": {
      policy: policyOf(
        keyStatement({ ...app, Action: ["⟦kms:ReEncrypt*⟧", "kms:GenerateDataKey"] }),
        keyStatement({ Effect: "Deny", Principal: "*", Action: "kms:Generate*" }),
      ),
      message:
        "role/App is to use this key through S3 but has no kms:GenerateDataKey and no kms:Decrypt. S3 asks for kms:GenerateDataKey to upload and kms:Decrypt to download, so it can do neither.",
      fixes: [],
    },
  },
});
