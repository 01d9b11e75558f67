import type { Rule } from "../../lint/rule.ts";
import { wrongKeyDeny } from "../../templates/bucketStatements.ts";
import { openUploadProblems, type UnwantedUpload } from "../openUploads.ts";

export const wrongKeyAllowed: Rule = {
  id: "s3/wrong-key-allowed",
  summary: "Uploads under another key get through",
  kinds: ["s3-bucket-policy"],
  severity: "warning",

  check: (policy) => openUploadProblems(policy, unwanted),
};

const unwanted: UnwantedUpload = {
  rows: ["kms-no-key-id", "kms-other-key-same-account", "kms-other-key-other-account"],
  key: "s3:x-amz-server-side-encryption-aws-kms-key-id",
  what: "uploads under another key",
  consequence: "Whoever holds that key decides who can read the object.",
  deny: wrongKeyDeny,
};
