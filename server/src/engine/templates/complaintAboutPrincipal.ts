import { isAccountId, parseArn, type Arn } from "../policy/arn.ts";

/** The characters of IAM names, with the slashes of a path; a comma parts one name from the next here. */
const namePattern = /^[\w+=.@-]{1,64}$/;
const pathPattern = /^(?:[\w+=.@-]+\/)*[\w+=.@-]{1,64}$/;

/**
 * What is wrong with one role or user: a bare name, or an ARN.
 * @param partition where the ARN should belong; undefined where that is not known
 */
export function complaintAboutPrincipal(name: string, partition: string | undefined): string | undefined {
  if (!name.includes(":")) {
    if (pathPattern.test(name)) return undefined;
    return `"${name}" is no name of a role. Names have up to 64 letters, digits and + = . @ _ -.`;
  }
  const arn = parseArn(name);
  if (arn === undefined) return `"${name}" is neither a role's name nor an ARN.`;
  return complaintAboutForm(name, arn) ?? complaintAboutPlace(name, arn, partition);
}

function complaintAboutForm(name: string, { service, region, resource }: Arn): string | undefined {
  if (service === "sts")
    return `"${name}" is one session. Name the role behind it: arn:aws:iam::account:role/name.`;
  if (service !== "iam" || region !== "") return `"${name}" names no role or user of IAM.`;
  if (resource === "root") return `"${name}" is the whole account. Name the roles or users.`;
  if (resource.startsWith("group/"))
    return `"${name}" is a group. A policy cannot name groups, only roles and users.`;
  const [type, ...path] = resource.split("/");
  if (type !== "role" && type !== "user") return `"${name}" is neither a role nor a user.`;
  if (/[*?]/.test(resource)) return `"${name}" has a wildcard. AWS knows none inside a principal's ARN.`;
  if (!namePattern.test(path.at(-1) ?? "") || !pathPattern.test(path.join("/")))
    return `"${name}" has no name of a ${type} at its end.`;
  return undefined;
}

function complaintAboutPlace(name: string, arn: Arn, partition: string | undefined): string | undefined {
  if (!isAccountId(arn.account)) return `"${name}" lacks the 12 digits of an account.`;
  if (partition !== undefined && arn.partition !== partition)
    return `"${name}" is of partition "${arn.partition}", but the key's Region is of "${partition}".`;
  return undefined;
}
