import { partitionOf, partitionOfRegion, type Partition } from "../../../catalog/partitions.ts";
import { mayBeRegion, nearestRegion } from "../../../catalog/regions.ts";
import { nearestService } from "../../../catalog/services.ts";
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
  const serviceFault = hasWildcard(service) ? undefined : misspeltServiceFault(value, service);
  if (serviceFault !== undefined) return serviceFault;
  if (!isAccount(account)) return accountFault(account);
  return hasWildcard(region) || region === ""
    ? undefined
    : regionFault(value, region, partitionOf(partition));
}

/** ARNs have services that no action begins with, so one that nobody knows is no fault unless it is a slip. */
function misspeltServiceFault(value: string, service: string): Fault | undefined {
  const instead = (right: string): string => value.replace(`:${service}:`, `:${right}:`);
  if (service !== service.toLowerCase())
    return {
      message: `The service of an ARN is written in lower case, but here it is ${quoted(service)}.`,
      instead: instead(service.toLowerCase()),
    };
  const meant = nearestService(service);
  if (meant === undefined) return undefined;
  return {
    message: `${quoted(service)} is no service that Latchkey knows of. "${meant}" is the nearest one.`,
    isDoubtful: true,
    instead: instead(meant),
  };
}

/** The value with the beginning of an ARN put right: `arn:`, in lower case, and a partition. Undefined where it has one. */
export function withArnPrefix(value: string): string | undefined {
  if (/^aws[a-z-]*:/.test(value)) return `arn:${value}`;
  if (/^arn:(?:s3|kms|iam|sts):/.test(value)) return value.replace("arn:", "arn:aws:");
  return /^arn:/i.test(value) && !value.startsWith("arn:") ? value.replace(/^arn/i, "arn") : undefined;
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
  const instead = (right: string): string => value.replace(`:${region}:`, `:${right}:`);
  if (!mayBeRegion(region)) return unknownRegionFault(region, instead);
  const home = partitionOfRegion(region);
  if (home === undefined || partition === undefined || home.id === partition.id) return undefined;
  return {
    message: `${quoted(region)} is a region of the partition "${home.id}", but this ARN is of the partition "${partition.id}".`,
    instead: value.replace(/^arn:[^:]*:/, `arn:${home.id}:`),
  };
}

/** What has the shape of a region may be one that is too new to be known. */
export function unknownRegionFault(region: string, valueWith: (region: string) => string): Fault {
  const meant = nearestRegion(region);
  const advice = meant === undefined ? `Regions look like "us-east-1".` : `"${meant}" is the nearest one.`;
  return {
    message: `${quoted(region)} is no region. ${advice}`,
    ...(/^[a-z]{2,}(?:-[a-z]+)+-\d+$/.test(region) && { isDoubtful: true }),
    ...(meant !== undefined && { instead: valueWith(meant) }),
  };
}
