import { partitionOfRegion } from "../catalog/partitions.ts";
import { isKeyId, parseArn } from "../policy/arn.ts";

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

/** About somebody who is to use the key that they administer. */
export function complaintAboutBoth(arn: string): string {
  return `${arn} administers the key already. Whoever does both can read every object and cover it up.`;
}

/** @param region the one that the key has to be in, if that is known */
export function complaintAboutKey(answer: string, region = ""): string | undefined {
  const arn = parseArn(answer);
  if (arn?.service !== "kms")
    return "The full ARN of a KMS key is needed: arn:aws:kms:Region:account:key/id.";
  if (arn.resource.startsWith("alias/"))
    return `"${arn.resource}" is an alias. S3 compares the key's own ARN, which ends in key/ and the key's id.`;
  if (!arn.resource.startsWith("key/") || !isKeyId(arn.resource.slice(4)))
    return `"${arn.resource}" is not key/ and a key id, which is a UUID in lower case or mrk- and 32 hexadecimal digits.`;
  if (partitionOfRegion(arn.region)?.id !== arn.partition)
    return `Partition "${arn.partition}" has no Region "${arn.region}".`;
  if (region !== "" && region !== arn.region)
    return `The key is in ${arn.region}, the bucket in ${region}. S3 uses keys of the bucket's own Region only.`;
  return complaintAboutAccount(arn.account);
}
