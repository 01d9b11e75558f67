import { asksForAbsence } from "../../evaluate/conditionForms.ts";
import type { Request } from "../../evaluate/request.ts";
import type { Rule } from "../../lint/rule.ts";
import { hasWildcard, matchesGlob } from "../../policy/glob.ts";
import type { Policy } from "../../policy/policy.ts";
import { encryptionKeys, pinnedKeys } from "../../prove/uploads/pinnedKeys.ts";
import { unpinnedUpload } from "../../prove/uploads/unpinnedUpload.ts";
import { uploadsOf } from "../../prove/uploads.ts";
import { wrongKeyDeny } from "../../templates/bucketStatements.ts";
import { encryptionChecksOn } from "../encryptionChecks.ts";
import { openUploadProblems, type UnwantedUpload } from "../openUploads.ts";
import { quoted } from "../quoted.ts";

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
  consequence: (upload, policy) => {
    const byWhom = upload.context.has(encryptionKeys.keyId)
      ? "Whoever holds that key decides who can read the object."
      : "Without a key id S3 takes the key that AWS manages for it, aws/s3, and not the bucket's default key.";
    const pattern = patternFor(policy, upload);
    if (pattern !== undefined) return `${byWhom} The policy asks for a key that fits ${quoted(pattern)}.`;
    const isPinned = policy.once(uploadsOf).rightKeys.length > 0;
    if (isPinned) return byWhom;
    return asksForSomeKey(policy)
      ? `${byWhom} The policy asks for a key, whichever that is.`
      : `${byWhom} No statement here asks for one key.`;
  },
  // A pattern that some uploads fit may be asked for of some uploads only.
  exampleFor: (policy, found) =>
    (patternFor(policy, found) === undefined ? undefined : policy.once(unpinnedUpload)) ?? found,
  isSpared: (policy, upload) => asksForSomeKey(policy) || patternFor(policy, upload) !== undefined,
  deny: wrongKeyDeny,
};

/** Whether a Deny refuses what names no key, and none looks at which key it is: any will do, as it seems. */
function asksForSomeKey(policy: Policy): boolean {
  const conditions = encryptionChecksOn(policy, "s3:PutObject").flatMap((check) => check.conditions);
  const onKey = conditions.filter(({ key }) => key.value.toLowerCase() === encryptionKeys.keyId);
  return onKey.length > 0 && onKey.every(asksForAbsence);
}

/** The pattern for keys that a policy asks for and that the key of an upload fits. The key of a set is a single one. */
function patternFor(policy: Policy, { context }: Request): string | undefined {
  const [key] = context.get(encryptionKeys.keyId) ?? [];
  if (key === undefined || policy.surroundings.set?.keyArn !== undefined) return undefined;
  return pinnedKeys(policy).find((pin) => hasWildcard(pin) && matchesGlob(key, pin));
}
