import { isSampleBucket } from "../../../policy/sampleBuckets.ts";
import type { Arn } from "../../../policy/arn.ts";
import { hasWildcard } from "../../../policy/glob.ts";
import { quoted } from "../../quoted.ts";
import { arnFault, parsePattern, withArnPrefix } from "./arn.ts";
import type { Fault } from "./fault.ts";

/** What keeps S3 from taking a value for a resource of a bucket policy. */
export function bucketResourceFault(value: string): Fault | undefined {
  if (/^\*+$/.test(value)) return undefined;
  const arn = parsePattern(value);
  if (arn === undefined) return noArnFault(value);
  const early = earlyVariableIn(value);
  if (early !== undefined)
    return {
      message: `A variable stands behind the fifth colon of a resource only, but here stands ${quoted(early)} before it.`,
    };
  if (hasWildcard(arn.service))
    return {
      message: `The service of a resource is spelt out, but here it is ${quoted(arn.service)}.`,
      instead: value.replace(`:${arn.service}:`, ":s3:"),
    };
  if (!arn.service.toLowerCase().startsWith("s3"))
    return {
      message: `${quoted(value)} is an ARN of ${quoted(arn.service)}, but a bucket policy is about S3 alone.`,
    };
  return arnFault(value, arn) ?? bucketArnFault(value, arn);
}

/** A variable in one of the parts in which AWS replaces none. */
function earlyVariableIn(value: string): string | undefined {
  const found = /\$\{[^}]*\}/.exec(value);
  return found !== null && value.slice(0, found.index).split(":").length <= 5 ? found[0] : undefined;
}

/** What is wrong in the parts of an ARN that are S3's own. */
export function bucketArnFault(
  value: string,
  { service, region, account, resource }: Arn,
): Fault | undefined {
  if (service !== "s3" || isOtherResource(resource)) return undefined;
  if (!mayBeEmpty(region) || !mayBeEmpty(account))
    return {
      message: `The ARN of a bucket or object has neither region nor account: three colons follow "s3".`,
      instead: value.replace(/^(arn:[^:]*:s3):[^:]*:[^:]*:/, "$1:::"),
    };
  const name = resource.split("/", 1)[0] ?? "";
  if (name === "" || resource.startsWith(":")) return namelessFault(value);
  if (resource === `${name}/` && !isSampleBucket(name))
    return {
      message: `${quoted(value)} names an object without a name, and there is none. All objects are ${quoted(`${value}*`)}.`,
      isDoubtful: true,
      instead: `${value}*`,
    };
  return nameFault(name);
}

/** A star also stands for nothing: AWS's samples for the events of a bucket write `arn:aws:s3:*:*:bucket`. */
function mayBeEmpty(part: string): boolean {
  return /^\**$/.test(part);
}

/** Access points, grants and the like belong to an account in a region. */
function isOtherResource(resource: string): boolean {
  return /^(?:accesspoint|access-grants|job|storage-lens(?:-group)?|async-request)(?:[/:]|$)/.test(resource);
}

function noArnFault(value: string): Fault {
  if (value === "") return { message: "An empty string is no resource." };
  const [, partition, rest] = /^arn:([\w-]+):s3:{1,2}([a-z0-9][^:]*)$/.exec(value) ?? [];
  if (partition !== undefined && rest !== undefined)
    return {
      message: `${quoted(value)} lacks a colon: three of them follow "s3".`,
      instead: `arn:${partition}:s3:::${rest}`,
    };
  const repaired = withArnPrefix(value);
  if (repaired !== undefined && parsePattern(repaired) !== undefined)
    return {
      message: `${quoted(value)} does not begin with "arn:" and a partition, as every ARN does.`,
      instead: repaired,
    };
  const [, address] = /^s3:\/\/([a-z0-9][a-z0-9.-]{2,62}(?:\/.*)?)$/.exec(value) ?? [];
  if (address !== undefined)
    return {
      message: `${quoted(value)} is how commands name a bucket. A policy names it by its ARN.`,
      instead: `arn:aws:s3:::${address}`,
    };
  const isName = /^[a-z0-9][a-z0-9.-]{2,62}(?:\/.*)?$/.test(value);
  return {
    message: `${quoted(value)} is no ARN of six parts, such as "arn:aws:s3:::bucket/*".`,
    ...(isName && { instead: `arn:aws:s3:::${value}` }),
  };
}

function namelessFault(value: string): Fault {
  const [, head, rest] = /^(arn:[^:]*:s3:::)[:/]+([^:/].*)$/.exec(value) ?? [];
  return {
    message: `No bucket is named behind the third colon of ${quoted(value)}.`,
    ...(head !== undefined && rest !== undefined && { instead: head + rest }),
  };
}

/**
 * Buckets that are older than today's rules have longer names, and capitals and underscores in them; so have the
 * buckets in AWS's own samples.
 */
function nameFault(name: string): Fault | undefined {
  if (/[^\w.*?-]/.test(name))
    return { message: `No bucket is named ${quoted(name)}: letters, digits, dots and hyphens make a name.` };
  if (hasWildcard(name) || isSampleBucket(name)) return undefined;
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name))
    return {
      message: `${quoted(name)} is no name that a new bucket can have: 3 to 63 small letters, digits, dots and hyphens, a letter or digit at both ends.`,
      isDoubtful: true,
    };
  const reserved = RESERVED.find(({ pattern }) => pattern.test(name));
  return (
    reserved && {
      message: `${quoted(name)} is no name that a bucket can have: ${reserved.reason}.`,
      isDoubtful: true,
    }
  );
}

/** Names of the right characters that AWS gives to no bucket. */
const RESERVED: readonly { readonly pattern: RegExp; readonly reason: string }[] = [
  { pattern: /\.\./, reason: "two dots follow each other" },
  { pattern: /^\d+\.\d+\.\d+\.\d+$/, reason: "it has the form of an IP address" },
  { pattern: /^(?:xn--|sthree-)/, reason: "AWS keeps what its beginning stands for to itself" },
  { pattern: /-s3alias$/, reason: "it is the alias of an access point, which a policy names by its ARN" },
  { pattern: /(?:--ol-s3|\.mrap|--table-s3)$/, reason: "AWS keeps what its end stands for to itself" },
];
