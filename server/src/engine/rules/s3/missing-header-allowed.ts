import type { Rule } from "../../lint/rule.ts";
import { missingHeaderDeny } from "../../templates/bucketStatements.ts";
import { openUploadProblems, type UnwantedUpload } from "../openUploads.ts";

export const missingHeaderAllowed: Rule = {
  id: "s3/missing-header-allowed",
  summary: "Uploads without an encryption header get through",
  kinds: ["s3-bucket-policy"],
  severity: "warning",

  check: (policy) => openUploadProblems(policy, unwanted),
};

const unwanted: UnwantedUpload = {
  rows: ["no-header"],
  key: "s3:x-amz-server-side-encryption",
  what: "uploads without an encryption header",
  consequence: () =>
    "The bucket's default encryption decides then, and this policy does not say what that is.",
  deny: missingHeaderDeny,
};
