import { unknownEncryptionType } from "../../../../server/src/engine/rules/s3/unknown-encryption-type.ts";
import { testRule, type FailingCase } from "../../../support/ruleTester.ts";

const withAlgorithm = (algorithm: unknown): object => ({
  Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: algorithm } }],
});
const withBlocked = (...types: readonly unknown[]): object => ({
  Rules: [{ BlockedEncryptionTypes: { EncryptionType: types } }],
});

/** An algorithm, and what it is to be replaced by. */
function algorithm(value: string, instead?: string): FailingCase {
  return {
    policy: withAlgorithm(`⟦${value}⟧`),
    message: `SSEAlgorithm is "aws:kms", "AES256" or "aws:kms:dsse", spelt exactly so, but here it is "${value}". S3 does not take it.`,
    fixes:
      instead === undefined
        ? []
        : [{ title: `Write "${instead}"`, access: "narrower", text: withAlgorithm(instead) }],
  };
}

testRule(unknownEncryptionType, {
  passes: {
    "SSE-S3": withAlgorithm("AES256"),
    "SSE-KMS": withAlgorithm("aws:kms"),
    "DSSE-KMS": withAlgorithm("aws:kms:dsse"),
    "what only access points have": withAlgorithm("aws:fsx"),
    "a placeholder": withAlgorithm("${algorithm}"),
    "another type": withAlgorithm(256),
    "kinds that can be blocked": withBlocked("SSE-C", "NONE"),
  },
  fails: {
    "another case": algorithm("aes256", "AES256"),
    "another name": algorithm("SSE-KMS", "aws:kms"),
    "an older name": algorithm("AES-256", "AES256"),
    "a slip": algorithm("aws:kmss", "aws:kms"),
    "something else": algorithm("sse"),
    "a name that every object of JavaScript has": algorithm("constructor"),
    "a blocked kind in another case": {
      policy: withBlocked("⟦sse-c⟧"),
      message:
        'EncryptionType is "SSE-C" or "NONE", spelt exactly so, but here it is "sse-c". S3 does not take it.',
      fixes: [{ title: 'Write "SSE-C"', access: "narrower", text: withBlocked("SSE-C") }],
    },
    "a blocked kind that may be newer": {
      policy: withBlocked("SSE-C", "⟦SSE-X⟧"),
      message:
        'EncryptionType is "SSE-C" or "NONE", spelt exactly so, but here it is "SSE-X". S3 does not take it.',
    },
  },
});
