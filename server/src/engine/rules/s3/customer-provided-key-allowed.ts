import type { Rule } from "../../lint/rule.ts";
import { customerProvidedKeyDeny } from "../../templates/bucketStatements.ts";
import { openUploadProblems, type UnwantedUpload } from "../openUploads.ts";

export const customerProvidedKeyAllowed: Rule = {
  id: "s3/customer-provided-key-allowed",
  summary: "Uploads with a customer-provided key get through",
  kinds: ["s3-bucket-policy"],
  severity: "warning",

  check: (policy) => openUploadProblems(policy, unwanted),
};

const unwanted: UnwantedUpload = {
  rows: ["sse-c"],
  key: "s3:x-amz-server-side-encryption-customer-algorithm",
  what: "uploads with a customer-provided key",
  consequence: () =>
    "Such an object can only be read with a key that its uploader keeps, and no key policy protects it.",
  deny: customerProvidedKeyDeny,
  // A policy that lets nothing else in asks for such keys; AWS has a sample that does.
  isWanted: ({ rows }) => rows.every(({ row, verdict }) => row === "sse-c" || verdict === "closed"),
};
