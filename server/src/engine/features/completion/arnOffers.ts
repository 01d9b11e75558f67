import { partitionOf, partitions } from "../../catalog/partitions.ts";
import { parseArn } from "../../policy/arn.ts";
import type { Offer } from "./offer.ts";
import type { Site } from "./site.ts";

/** What an ARN at a place can be of. */
export interface ArnUse {
  /** The services that it may name, the usual one first. */
  readonly services: readonly string[];
  /** Which of the workspace's ARNs fit. */
  readonly fits: (arn: string) => boolean;
}

/** The ARNs of the workspace that fit, then the next part of the one that is being typed. */
export function arnOffers(site: Site, use: ArnUse): readonly Offer[] {
  const { known, typed } = site;
  const whole = known.arns
    .filter((text) => use.fits(text) && text !== site.place.token?.value)
    .map((text): Offer => ({ text, topic: "arn", detail: "named in the workspace" }));
  return [...whole, ...nextParts(typed, use, site)];
}

/** What the parts in front of the last colon can go on with. */
function nextParts(typed: string, use: ArnUse, { known }: Site): readonly Offer[] {
  const [scheme, partition, service = "", region, account, ...resource] = typed.split(":");
  const before = typed.slice(0, typed.lastIndexOf(":") + 1);
  const begin = (part: string, detail?: string): Offer => ({
    text: before + part,
    topic: "arn",
    isBeginning: true,
    ...(detail !== undefined && { detail }),
  });
  if (partition === undefined) return "arn:".startsWith(typed) ? [begin("arn:")] : [];
  if (scheme !== "arn" || resource.length > 1) return [];
  if (typed.split(":").length === 2) return partitions.map(({ id }) => begin(`${id}:`));
  if (region === undefined) return use.services.map((name) => begin(afterService(name)));
  if (account === undefined)
    return regionsFor(service, partition, known.regions).map(([id, name]) => begin(`${id}:`, name));
  if (resource.length === 0)
    return service === "s3" ? [begin(":")] : known.accounts.map((id) => begin(`${id}:`));
  return resourcesOf(service).map(({ text, isWhole, detail }) => ({
    ...begin(text, detail),
    isBeginning: !isWhole,
  }));
}

/** Buckets have neither a Region nor an account in their ARNs, identities no Region. */
function afterService(name: string): string {
  if (name === "s3") return "s3:::";
  return ["iam", "sts"].includes(name) ? `${name}::` : `${name}:`;
}

function regionsFor(
  service: string,
  partition: string,
  known: readonly string[],
): readonly (readonly [string, string])[] {
  if (["iam", "sts", "s3"].includes(service)) return [["", "no Region"]];
  const regions = partitionOf(partition)?.regions ?? [];
  const ranked = [...regions].sort((a, b) => Number(known.includes(b.id)) - Number(known.includes(a.id)));
  return ranked.map(({ id, name }) => [id, name]);
}

interface Resource {
  readonly text: string;
  readonly detail: string;
  readonly isWhole?: boolean;
}

function resourcesOf(service: string): readonly Resource[] {
  return resources[service] ?? [];
}

const resources: Readonly<Record<string, readonly Resource[]>> = {
  iam: [
    { text: "root", detail: "the account", isWhole: true },
    { text: "role/", detail: "a role" },
    { text: "user/", detail: "a user" },
    { text: "saml-provider/", detail: "an identity provider" },
  ],
  sts: [
    { text: "assumed-role/", detail: "a role's session" },
    { text: "federated-user/", detail: "a federated user" },
  ],
  kms: [
    { text: "key/", detail: "a key" },
    { text: "alias/", detail: "an alias" },
  ],
  s3: [{ text: "*", detail: "every bucket and object", isWhole: true }],
};

/** Principals: accounts, roles, users and sessions. */
export const identityArns: ArnUse = {
  services: ["iam", "sts"],
  fits: (arn) => ["iam", "sts"].includes(parseArn(arn)?.service ?? ""),
};

export const keyArns: ArnUse = { services: ["kms"], fits: (arn) => parseArn(arn)?.service === "kms" };

export const bucketArns: ArnUse = { services: ["s3"], fits: (arn) => parseArn(arn)?.service === "s3" };

/** What acts for somebody else: a bucket, a trail, a rule. */
export const sourceArns: ArnUse = {
  services: ["s3", "cloudtrail", "cloudfront", "logs", "sns", "sqs", "lambda", "events"],
  fits: (arn) => !identityArns.fits(arn),
};
