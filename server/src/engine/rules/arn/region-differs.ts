import type { Rule } from "../../lint/rule.ts";
import { parseArn } from "../../policy/arn.ts";
import type { Declaration } from "../../policy/declaration.ts";
import type { Policy } from "../../policy/policy.ts";
import { regionIn } from "../../set/documentNames.ts";
import { keysNamedBy, servicesNamedBy, type Mention } from "../../set/mentions.ts";
import { declaredKeySide, declaredPartSide, declaresKey } from "../declaredSides.ts";
import { differenceProblems, type Subject } from "../differences.ts";
import { defaultKeyPartSide } from "../setSides.ts";
import type { Side } from "../sides.ts";

export const regionDiffers: Rule = {
  id: "arn/region-differs",
  summary: "The key policy lets S3 use the key in another Region than the key's",
  kinds: ["kms-key-policy", "s3-bucket-policy", "s3-bucket-encryption"],
  severity: "warning",
  comparesDocuments: true,

  check: (policy) =>
    differenceProblems(policy, isOfReplicas(policy) ? { ...region, isCompared: () => false } : region),
};

const region: Subject = {
  read: {
    "kms-key-policy": serviceSide,
    "s3-bucket-policy": keyRegionSide,
    "s3-bucket-encryption": keyRegionSide,
  },
  isCompared: (one, other) => one === "kms-key-policy" || other === "kms-key-policy",
  message: ({ policy, mine, theirs, other }) =>
    (policy.kind === "kms-key-policy"
      ? `This lets S3 in ${mine.value} use the key, but ${other.name} names a key in ${theirs.value}. `
      : `This names a key in ${mine.value}, but ${other.name} lets S3 in ${theirs.value} use it. `) +
    "S3 uses keys of the bucket's own Region only, so it may not use this one.",
  declared: {
    read: declaredRegionSide,
    isHeld: (kind, declaration) => kind === "kms-key-policy" || !declaresKey(declaration),
    message: ({ policy, mine, right, isDeclared }) =>
      (policy.kind === "kms-key-policy"
        ? `This lets S3 in ${mine.value} use the key, but ${right.value} ${isDeclared}. `
        : `This names a key in ${mine.value}, but ${right.value} ${isDeclared}. `) +
      "S3 uses keys of the bucket's own Region only, so one of the two is mistaken.",
  },
};

/** The Regions of the S3 hosts through which the key may be used. */
function serviceSide(policy: Policy): Side | undefined {
  const mentions = servicesNamedBy(policy);
  const regions = mentions.map(({ value }) => regionIn(value));
  const [value] = regions;
  if (value === undefined || regions.includes(undefined)) return undefined;
  return {
    value,
    accepted: regions.flatMap((each) => each ?? []),
    mentions: mentions.filter((_, index) => regions[index] === value),
    rewrite: (mention, other) => mention.replace(/(?<=^s3\.)[^.]*/i, () => other),
  };
}

/** A multi-Region key has replicas in other Regions: its ARN alone does not tell where the bucket is. */
function declaredRegionSide(declaration: Declaration): Side | undefined {
  const side = declaredPartSide(declaration, "region");
  const [first] = side?.mentions ?? [];
  return first !== undefined && isMultiRegion(first) ? undefined : side;
}

/** S3 takes the ARN of a multi-Region key for that of any other: its Region has to be the bucket's. */
function keyRegionSide(policy: Policy): Side | undefined {
  return defaultKeyPartSide(policy, "region");
}

/**
 * Whether a set is about a multi-Region key. That has a policy in each of its Regions: which of them the document at
 * hand is, it does not show.
 */
function isOfReplicas(policy: Policy): boolean {
  if (policy.related.length === 0) return false;
  const documents = [policy, ...policy.related.map((other) => other.policy)];
  const declared = policy.declarations.flatMap((each) => declaredKeySide(each)?.mentions ?? []);
  return [...documents.flatMap(keysNamedBy), ...declared].some(isMultiRegion);
}

function isMultiRegion({ value }: Mention): boolean {
  return parseArn(value)?.resource.startsWith("key/mrk-") === true;
}
