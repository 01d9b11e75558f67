import type { Rule } from "../../lint/rule.ts";
import type { Policy } from "../../policy/policy.ts";
import { arnsIn } from "../../set/mentions.ts";
import { declaredPartitionSide } from "../declaredSides.ts";
import { differenceProblems, type Subject } from "../differences.ts";
import { partSide } from "../setSides.ts";
import type { Side } from "../sides.ts";

export const partitionDiffers: Rule = {
  id: "arn/partition-differs",
  summary: "Documents of one set are for different partitions of AWS",
  kinds: ["kms-key-policy", "s3-bucket-policy", "s3-bucket-encryption"],
  severity: "warning",
  comparesDocuments: true,

  check: (policy) => differenceProblems(policy, partition),
};

const partition: Subject = {
  read: {
    "kms-key-policy": partitionSide,
    "s3-bucket-policy": partitionSide,
    "s3-bucket-encryption": partitionSide,
  },
  message: ({ mine, theirs, other }) =>
    `The ARNs of this document are of the partition ${mine.value}, those of ${other.name} of ${theirs.value}. ` +
    "Partitions share no accounts, keys or buckets, so the two cannot be about the same.",
  declared: {
    read: declaredPartitionSide,
    message: ({ mine, right, isDeclared }) =>
      `The ARNs of this document are of the partition ${mine.value}, but a key of the partition ${right.value} ` +
      `${isDeclared}. Partitions share no accounts, keys or buckets, so the two cannot be about the same.`,
  },
};

/** The partition of all ARNs; of different ones within one document another rule speaks. */
function partitionSide(policy: Policy): Side | undefined {
  const side = partSide(arnsIn(policy), "partition");
  return new Set(side?.accepted).size === 1 ? side : undefined;
}
