import { keyIdWithoutKms } from "../../../../server/src/engine/rules/s3/key-id-without-kms.ts";
import { testRule } from "../../../support/ruleTester.ts";

const documentWith = (SSEAlgorithm: string, KMSMasterKeyID?: string): object => ({
  Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm, KMSMasterKeyID } }],
});

testRule(keyIdWithoutKms, {
  passes: {
    "a key of KMS": documentWith("aws:kms", "alias/ledger"),
    "a key under DSSE": documentWith("aws:kms:dsse", "alias/ledger"),
    "no key": documentWith("AES256"),
    "a mistyped algorithm, which another rule reports": documentWith("aes", "alias/ledger"),
  },
  fails: {
    "a key beside SSE-S3": {
      policy: documentWith("AES256", "⟦alias/ledger⟧"),
      message:
        '"AES256" encrypts with keys of S3\'s own, and the key "alias/ledger" is one of KMS. S3 takes KMSMasterKeyID with "aws:kms" and "aws:kms:dsse" alone.',
      related: ['"AES256"'],
      fixes: [
        {
          title: 'Encrypt with that key: write "aws:kms"',
          access: "narrower",
          text: documentWith("aws:kms", "alias/ledger"),
        },
        { title: "Remove KMSMasterKeyID", access: "wider", text: documentWith("AES256") },
      ],
    },
    "the form of CloudFormation": {
      policy: {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256", KMSMasterKeyID: "⟦x⟧" } },
        ],
      },
      message:
        '"AES256" encrypts with keys of S3\'s own, and the key "x" is one of KMS. S3 takes KMSMasterKeyID with "aws:kms" and "aws:kms:dsse" alone.',
    },
  },
});
