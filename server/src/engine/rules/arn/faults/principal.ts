import { isAccountId, parseArn, withoutDashes, type Arn } from "../../../policy/arn.ts";
import type { Principal } from "../../../policy/policy.ts";
import { isUniqueId } from "../../../policy/uniqueId.ts";
import { quoted } from "../../quoted.ts";
import { accountFault, arnFault, withArnPrefix } from "./arn.ts";
import type { Fault } from "./fault.ts";
import { servicePrincipalFault } from "./servicePrincipal.ts";

/** What keeps AWS from taking a value for a principal. */
export function principalFault({ type, value }: Pick<Principal, "type" | "value">): Fault | undefined {
  if (value === "") return { message: "An empty string is no principal." };
  switch (type) {
    case "AWS":
      return awsFault(value);
    case "Service":
      return servicePrincipalFault(value);
    case "CanonicalUser":
      return canonicalUserFault(value);
    default:
      return undefined;
  }
}

/** What no value of a placeholder can mend: a wildcard beside it, or a slash before root. */
export function templatedPrincipalFault({ type, value }: Principal): Fault | undefined {
  if (type !== "AWS" || !/[<{]/.test(value)) return undefined;
  const filled = value.replace(/\$\{[^{}]*\}|\{\{[^{}]*\}\}|<[^<>]*>/g, "000000000000");
  if (filled === value) return undefined;
  if (!/[*?]|:\d{12}\/root$/.test(filled)) return undefined;
  const fault = awsFault(filled);
  return fault && { message: fault.message.replace(quoted(filled), quoted(value)) };
}

function awsFault(value: string): Fault | undefined {
  if (isAccountId(value) || isUniqueId(value) || isCanonicalId(value)) return undefined;
  if (/^\d+$/.test(value)) return accountFault(value);
  if (value.includes("${"))
    return { message: `Principal knows no variables, but here stands ${quoted(value)}.` };
  if (/[*?]/.test(value))
    return {
      message: `A principal has no wildcards, but here stands ${quoted(value)}. Name "*" and compare aws:PrincipalArn under ArnLike instead.`,
    };
  const arn = parseArn(value);
  if (arn === undefined) return noArnFault(value);
  return originFault(arn) ?? arnFault(value, arn) ?? identityFault(value, arn);
}

/** The id by which S3 knows an account. */
function isCanonicalId(value: string): boolean {
  return /^[0-9a-f]{64}$/.test(value);
}

function noArnFault(value: string): Fault {
  if (/^[a-z0-9.-]+\.amazonaws\.com(?:\.cn)?$/.test(value))
    return { message: `${quoted(value)} is a service, whose place is under "Service" and not under "AWS".` };
  const bare = withoutDashes(value);
  if (isAccountId(bare))
    return {
      message: `An account id is written without dashes, but here stands ${quoted(value)}.`,
      instead: bare,
    };
  const [, account, resource] =
    /^arn:[\w-]+:iam::?(\d{12})[:/]+((?:root$|user\/|role\/).*)/.exec(value) ?? [];
  const partition = /^arn:([\w-]+):/.exec(value)?.[1];
  const repaired = withArnPrefix(value);
  if (repaired !== undefined && parseArn(repaired) !== undefined)
    return {
      message: `${quoted(value)} does not begin with "arn:" and a partition, as every ARN does.`,
      instead: repaired,
    };
  return {
    message: `${quoted(value)} is neither an account id nor an ARN of six parts, such as "arn:aws:iam::123456789012:role/Name".`,
    ...(account !== undefined &&
      resource !== undefined &&
      partition !== undefined && { instead: `arn:${partition}:iam::${account}:${resource}` }),
  };
}

/** Only IAM and its token service have principals, and they know no regions. */
function originFault({ service, region }: Arn): Fault | undefined {
  if (!["iam", "sts"].includes(service.toLowerCase()))
    return { message: `An ARN of ${quoted(service)} is no principal: those are of "iam" or "sts".` };
  if (region !== "")
    return { message: `The ARN of a principal has no region, but here stands ${quoted(region)}.` };
  return undefined;
}

function identityFault(value: string, { partition, service, account, resource }: Arn): Fault | undefined {
  if (account === "") return { message: `${quoted(value)} lacks its account id.` };
  if (isIdentity(service, resource)) return undefined;
  const name = quoted(resource);
  if (resource.startsWith("group/"))
    return { message: `${name} is a group, and a group is never a principal. Name its users, or a role.` };
  if (service === "iam" && /^(?:assumed-role|federated-user)\/./.test(resource))
    return {
      message: `Sessions belong to "sts", not to "iam".`,
      instead: `arn:${partition}:sts::${account}:${resource}`,
    };
  if (service === "sts" && /^assumed-role\/[^/]+$/.test(resource))
    return {
      message: `${name} lacks the name of its session. To name every session of a role, name the role.`,
      instead: `arn:${partition}:iam::${account}:${resource.replace("assumed-role/", "role/")}`,
    };
  const forms = service === "iam" ? `root, user/… or role/…` : `assumed-role/…/… or federated-user/…`;
  return { message: `${name} is no principal of ${quoted(service)}: that is ${forms}.` };
}

function isIdentity(service: string, resource: string): boolean {
  if (service === "iam")
    return /^(?:root|(?:user|role)\/(?:.*[^/])|user\/CloudFront Origin Access Identity \w+)$/.test(resource);
  return /^(?:assumed-role\/[^/]+\/.+|federated-user\/.+)$/.test(resource);
}

function canonicalUserFault(value: string): Fault | undefined {
  if (/^[0-9a-f]{64}$/.test(value)) return undefined;
  return { message: `A canonical user is named by 64 hexadecimal digits, but here stands ${quoted(value)}.` };
}
