import type { Rule } from "../../lint/rule.ts";
import type { Policy } from "../../policy/policy.ts";
import { parseArn } from "../../policy/arn.ts";
import { arnsIn, type Mention } from "../../set/mentions.ts";
import type { Span } from "../../tree/node.ts";
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

/** What a document's own ARNs are of, and where all that are of the same stand; of a mixture another rule speaks. */
function partitionSide(policy: Policy): Side | undefined {
  const own = partSide(ownArnsIn(policy), "partition");
  if (own === undefined || new Set(own.accepted).size > 1) return undefined;
  const isOfOwn = ({ value }: Mention): boolean => parseArn(value)?.partition === own.value;
  return { ...own, mentions: arnsIn(policy).filter(isOfOwn) };
}

/** The ARNs of principals and resources. Conditions may name those of several partitions, so they count only alone. */
function ownArnsIn(policy: Policy): readonly Mention[] {
  const values = policy.statements.flatMap(({ principal, resource }) => [
    ...(principal?.values ?? []),
    ...(resource?.values ?? []),
  ]);
  const nodes = new Set<Span>(values.map(({ node }) => node));
  const all = arnsIn(policy);
  const own = all.filter(({ at }) => nodes.has(at));
  return own.length > 0 ? own : all;
}
