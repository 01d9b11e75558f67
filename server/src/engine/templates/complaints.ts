import { partitionOfRegion } from "../catalog/partitions.ts";
import { isKeyId, parseArn } from "../policy/arn.ts";
import { complaintAboutPrincipal } from "./complaintAboutPrincipal.ts";
import { listOf, principalArns } from "./names.ts";
import type { Answers } from "./question.ts";

export function complaintAboutAccount(account: string): string | undefined {
  if (account === "") return "An account id is needed.";
  if (!/^\d+$/.test(account)) return `An account id has digits only. "${account}" has other characters.`;
  if (account.length !== 12)
    return `An account id has 12 digits. "${account}" has ${String(account.length)}.`;
  return undefined;
}

export function complaintAboutRegion(region: string): string | undefined {
  if (region === "") return "A Region is needed.";
  if (partitionOfRegion(region) === undefined || /[^a-z0-9-]/.test(region))
    return `"${region}" is no name of a Region. Regions are written like "eu-central-1".`;
  return undefined;
}

/** Administrators belong to the key's account: most of what they do never works from another one. */
export function complaintAboutAdministrators(answer: string, previous: Answers): string | undefined {
  return complaintAboutPrincipals(answer, previous) ?? complaintAboutForeigner(answer, previous);
}

/** Users may belong to other accounts, and are nobody who administers the key. */
export function complaintAboutUsers(answer: string, previous: Answers): string | undefined {
  const complaint = complaintAboutPrincipals(answer, previous);
  if (complaint !== undefined) return complaint;
  const administrators = principalsOf(previous["administrators"] ?? "", previous);
  const both = principalsOf(answer, previous).find((arn) => administrators.includes(arn));
  if (both === undefined) return undefined;
  return complaintAboutBoth(both);
}

/** About somebody who is to use the key that they administer. */
export function complaintAboutBoth(arn: string): string {
  return `${arn} administers the key already. Whoever does both can read every object and cover it up.`;
}

export function complaintAboutKey(answer: string, previous: Answers): string | undefined {
  const arn = parseArn(answer);
  if (arn?.service !== "kms")
    return "The full ARN of a KMS key is needed: arn:aws:kms:Region:account:key/id.";
  if (arn.resource.startsWith("alias/"))
    return `"${arn.resource}" is an alias. S3 compares the key's own ARN, which ends in key/ and the key's id.`;
  if (!arn.resource.startsWith("key/") || !isKeyId(arn.resource.slice(4)))
    return `"${arn.resource}" is not key/ and a key id, which is a UUID in lower case or mrk- and 32 hexadecimal digits.`;
  if (partitionOfRegion(arn.region)?.id !== arn.partition)
    return `Partition "${arn.partition}" has no Region "${arn.region}".`;
  const region = previous["region"];
  if (region !== undefined && region !== arn.region)
    return `The key is in ${arn.region}, the bucket in ${region}. S3 uses keys of the bucket's own Region only.`;
  return complaintAboutAccount(arn.account);
}

export function complaintAboutBucketKey(answer: string): string | undefined {
  return answer === "true" || answer === "false" ? undefined : 'The answer is "true" or "false".';
}

function complaintAboutPrincipals(answer: string, previous: Answers): string | undefined {
  const names = listOf(answer);
  if (names.length === 0) return "At least one role or user is needed.";
  for (const name of names) {
    const complaint = complaintAboutPrincipal(name, partitionOfPrevious(previous));
    if (complaint !== undefined) return complaint;
  }
  return undefined;
}

function complaintAboutForeigner(answer: string, previous: Answers): string | undefined {
  const account = previous["account"];
  const foreigner = principalsOf(answer, previous).find((arn) => parseArn(arn)?.account !== account);
  if (account === undefined || foreigner === undefined) return undefined;
  return `${foreigner} is not of account ${account}. A key can only be administered from its own account.`;
}

function principalsOf(answer: string, previous: Answers): readonly string[] {
  return principalArns(listOf(answer), partitionOfPrevious(previous) ?? "aws", previous["account"] ?? "");
}

function partitionOfPrevious(previous: Answers): string | undefined {
  return partitionOfRegion(previous["region"] ?? "")?.id;
}
