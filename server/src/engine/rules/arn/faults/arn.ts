import { partitionOf, partitionOfRegion, type Partition } from "../../../catalog/partitions.ts";
import { parseArn, type Arn } from "../../../policy/arn.ts";
import { hasWildcard } from "../../../policy/glob.ts";
import { quoted } from "../../quoted.ts";
import type { Fault } from "./fault.ts";

/** Takes a pattern apart; a variable counts as a star, because its own colon is none of the ARN's. */
export function parsePattern(value: string): Arn | undefined {
  return parseArn(value.replace(/\$\{[^}]*\}/g, "*"));
}

/** What is wrong in the five parts that are alike in all ARNs. Parts with wildcards could be anything. */
export function arnFault(value: string, { partition, service, region, account }: Arn): Fault | undefined {
  if (value !== value.trim())
    return { message: `${quoted(value)} has a blank at its edge.`, instead: value.trim() };
  if (!hasWildcard(partition) && partitionOf(partition) === undefined)
    return { message: `${quoted(partition)} is no partition of AWS: most ARNs begin with "arn:aws:".` };
  if (service !== service.toLowerCase()) return withService(value, service);
  if (!isAccount(account)) return accountFault(account);
  return hasWildcard(region) || region === ""
    ? undefined
    : regionFault(value, region, partitionOf(partition));
}

function withService(value: string, service: string): Fault {
  return {
    message: `The service of an ARN is written in lower case, but here it is ${quoted(service)}.`,
    instead: value.replace(`:${service}:`, `:${service.toLowerCase()}:`),
  };
}

/** An account id, a pattern for one, nothing, or one of the two owners that AWS writes instead. */
function isAccount(account: string): boolean {
  return /^(?:\d{12}|aws|cloudfront|)$/.test(account) || hasWildcard(account);
}

export function accountFault(account: string): Fault {
  const [digits = ""] = /^\d+$/.exec(account) ?? [];
  const found =
    digits === ""
      ? `stands ${quoted(account)}`
      : `${digits.length === 1 ? "is" : "are"} ${String(digits.length)}`;
  return { message: `An account id has 12 digits, but here ${found}.` };
}

/** Regions are judged by their shape, and one that is new in its shape gets the benefit of the doubt. */
function regionFault(value: string, region: string, partition: Partition | undefined): Fault | undefined {
  const home = partitionOfRegion(region);
  if (home === undefined) {
    const repaired = region.toLowerCase().replace(/^([a-z]{2})-?(gov-)?([a-z]+)-?(\d+)[a-z]?$/, "$1-$2$3-$4");
    const isSure = repaired !== region && partitionOfRegion(repaired) !== undefined;
    return {
      message: `${quoted(region)} is no region. Regions look like "us-east-1".`,
      ...(/^[a-z]{2,}(?:-[a-z]+)+-\d+$/.test(region) && { isDoubtful: true }),
      ...(isSure && { instead: value.replace(`:${region}:`, `:${repaired}:`) }),
    };
  }
  if (partition === undefined || home.id === partition.id) return undefined;
  return {
    message: `${quoted(region)} is a region of the partition "${home.id}", but this ARN is of the partition "${partition.id}".`,
    instead: value.replace(/^arn:[^:]*:/, `arn:${home.id}:`),
  };
}
