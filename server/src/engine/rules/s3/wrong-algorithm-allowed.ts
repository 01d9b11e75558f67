import type { Rule } from "../../lint/rule.ts";
import { wrongAlgorithmDeny } from "../../templates/bucketStatements.ts";
import { openUploadProblems, type UnwantedUpload } from "../openUploads.ts";

export const wrongAlgorithmAllowed: Rule = {
  id: "s3/wrong-algorithm-allowed",
  summary: "Uploads that ask for another algorithm than aws:kms get through",
  kinds: ["s3-bucket-policy"],
  severity: "warning",

  check: (policy) => openUploadProblems(policy, unwanted),
};

const unwanted: UnwantedUpload = {
  rows: ["aes256"],
  key: "s3:x-amz-server-side-encryption",
  what: "uploads with another algorithm than aws:kms",
  consequence: "S3 then encrypts with a key of its own, which no key policy protects.",
  deny: wrongAlgorithmDeny,
};
