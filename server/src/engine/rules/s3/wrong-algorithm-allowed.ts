import type { Rule } from "../../lint/rule.ts";
import { wrongAlgorithmDeny } from "../../templates/bucketStatements.ts";
import type { Policy } from "../../policy/policy.ts";
import { encryptionKeys } from "../../prove/uploads/pinnedKeys.ts";
import { sparesAlgorithm } from "../encryptionChecks.ts";
import { openUploadProblems, type UnwantedUpload } from "../openUploads.ts";

export const wrongAlgorithmAllowed: Rule = {
  id: "s3/wrong-algorithm-allowed",
  summary: "Uploads that ask for another algorithm than aws:kms get through",
  kinds: ["s3-bucket-policy"],
  severity: "warning",

  check: (policy) => openUploadProblems(policy, unwanted),
};

const unwanted: UnwantedUpload = {
  rows: ["aes256", "dsse-right-key"],
  key: "s3:x-amz-server-side-encryption",
  what: "uploads with another algorithm than aws:kms",
  consequence: ({ context }, policy) => {
    if (context.get(encryptionKeys.algorithm)?.[0] !== "AES256")
      return 'S3 then encrypts twice under the right key, which "latchkey.allowDsse" refuses.';
    const spared = sparesAes256(policy) ? " The policy spares AES256 by name." : "";
    return `S3 then encrypts with a key of its own, which no key policy protects.${spared}`;
  },
  deny: wrongAlgorithmDeny,
  isSpared: sparesAes256,
};

function sparesAes256(policy: Policy): boolean {
  return sparesAlgorithm(policy, "AES256");
}
