import type { Rule } from "../../lint/rule.ts";
import { declaredKeySide } from "../declaredSides.ts";
import { differenceProblems, type Difference, type Subject } from "../differences.ts";
import { quoted } from "../quoted.ts";
import { aliasIn, defaultKeySide, keySide } from "../setSides.ts";
import type { Side } from "../sides.ts";

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
    "s3-bucket-encryption": defaultKeySide,
    "kms-key-policy": keySide,
  },
  message: (difference) =>
    `This names ${described(difference.mine)}, but ${difference.other.name} names ` +
    `${described(difference.theirs)}. ${consequenceOf(difference)}`,
  declared: {
    read: declaredKeySide,
    message: ({ mine, right, isDeclared }) =>
      `This names ${described(mine)}, but ${described(right)} ${isDeclared}. ` +
      (isAlias(mine.value)
        ? "An alias leads to a key of its own account and Region, so it cannot lead to that key."
        : "Objects are meant to be encrypted with one key, so one of the two is mistaken."),
  },
};

function described({ value }: Side): string {
  return `the ${isAlias(value) ? "alias" : "key"} ${quoted(value)}`;
}

function isAlias(value: string): boolean {
  return aliasIn(value) !== undefined;
}

function consequenceOf({ policy, mine, theirs, other }: Difference): string {
  if (isAlias(mine.value) || isAlias(theirs.value))
    return "An alias leads to a key of its own account and Region, so it cannot lead to that key.";
  if (policy.kind === "kms-key-policy" || other.policy.kind === "kms-key-policy")
    return "The key policy is not that of the key that the bucket uses, or one of the two is mistaken.";
  return "What the bucket encrypts with by default is not what its policy asks of uploads.";
}
