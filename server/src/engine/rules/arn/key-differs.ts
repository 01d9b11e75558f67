import type { Rule } from "../../lint/rule.ts";
import { differenceProblems, type Difference, type Subject } from "../differences.ts";
import { quoted } from "../quoted.ts";
import { keySide } from "../setSides.ts";

export const keyDiffers: Rule = {
  id: "arn/key-differs",
  summary: "Documents of one set name different keys",
  kinds: ["s3-bucket-policy", "s3-bucket-encryption", "kms-key-policy"],
  severity: "warning",
  comparesDocuments: true,

  check: (policy) => differenceProblems(policy, key),
};

const key: Subject = {
  read: {
    "s3-bucket-policy": keySide,
    "s3-bucket-encryption": keySide,
    "kms-key-policy": keySide,
  },
  message: (difference) =>
    `This names the key ${quoted(difference.mine.value)}, but ${difference.other.name} names ` +
    `${quoted(difference.theirs.value)}. ${consequenceOf(difference)}`,
};

function consequenceOf({ policy, other }: Difference): string {
  if (policy.kind === "kms-key-policy" || other.policy.kind === "kms-key-policy")
    return "The key policy is not that of the key that the bucket uses, or one of the two is mistaken.";
  return "What the bucket encrypts with by default is not what its policy asks of uploads.";
}
