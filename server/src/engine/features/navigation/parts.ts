import { partitions } from "../../catalog/partitions.ts";
import { mayBeRegion } from "../../catalog/regions.ts";
import { isAccountId, bucketOf, isKeyId, parseArn, type Arn } from "../../policy/arn.ts";
import { isDefinite } from "../../set/mentions.ts";
import type { Span } from "../../tree/node.ts";
import type { Part } from "./subject.ts";

/**
 * What the parts of a value name, from left to right.
 * @param member the name under which the value stands; it tells whether a bare id is a key's
 */
export function partsOf(value: string, member: string): readonly Part[] {
  const arn = parseArn(value);
  if (arn !== undefined) return partsOfArn(value, arn);
  if (isAccountId(value)) return [{ start: 0, end: value.length, subject: { kind: "account", name: value } }];
  if (namesKey(member) && isKeyId(value))
    return [{ start: 0, end: value.length, subject: { kind: "key", name: value, arn: undefined } }];
  if (mayBeRegion(value)) return [toRegion(value, 0)];
  return regionsOfHost(value);
}

/** Whether what stands under a name tells which key to use. */
export function namesKey(member: string): boolean {
  return member === "KMSMasterKeyID" || /-aws-kms-key-id$/i.test(member);
}

/** Where the parts of an ARN stand in it. */
export function placesIn(arn: Arn): Readonly<Record<"region" | "account" | "resource", Span>> {
  const region = spanFrom("arn::".length + arn.partition.length + arn.service.length + 1, arn.region);
  const account = spanFrom(region.end + 1, arn.account);
  return { region, account, resource: spanFrom(account.end + 1, arn.resource) };
}

function partsOfArn(value: string, arn: Arn): readonly Part[] {
  const { region, account, resource } = placesIn(arn);
  return [
    ...partsOfResource(value, arn, resource),
    ...(mayBeRegion(arn.region) ? [toRegion(arn.region, region.start)] : []),
    ...(isAccountId(arn.account)
      ? [{ ...account, subject: { kind: "account", name: arn.account } as const }]
      : []),
    ...accountsOfLogs(value, arn, resource.start),
  ];
}

function partsOfResource(value: string, arn: Arn, { start }: Span): readonly Part[] {
  const bucket = bucketOf(value);
  if (bucket !== undefined && isDefinite(bucket))
    return [{ ...spanFrom(start, bucket), subject: { kind: "bucket", name: bucket } }];
  if (arn.service === "kms") return partsOfKey(value, arn);
  return arn.service === "iam" || arn.service === "sts" ? partsOfIdentity(arn, start) : [];
}

function partsOfKey(value: string, arn: Arn): readonly Part[] {
  const id = /^key\/([\w-]+)$/.exec(arn.resource)?.[1];
  if (id === undefined || !isDefinite(id)) return [];
  const { region, account, resource } = placesIn(arn);
  const span = { start: resource.end - id.length, end: resource.end };
  if (!mayBeRegion(arn.region) || !isAccountId(arn.account))
    return [{ ...span, subject: { kind: "key", name: id, arn: undefined } }];
  const pieces = { region, account, id: span };
  return [{ start: 0, end: value.length, subject: { kind: "key", name: id, arn: value }, pieces }];
}

/** A session is one of its role; the role's path is not told there. */
function partsOfIdentity({ account, resource }: Arn, start: number): readonly Part[] {
  const [, type, name] =
    /^(role|user)\/(?:[^/]+\/)*([^/]+)$/.exec(resource) ??
    /^(assumed-role)\/([^/]+)(?:\/|$)/.exec(resource) ??
    [];
  if (type === undefined || name === undefined || !isDefinite(name)) return [];
  const from = start + (type === "assumed-role" ? type.length + 1 : resource.length - name.length);
  const kind = type === "user" ? "user" : "role";
  return [{ ...spanFrom(from, name), subject: { kind, name, account } }];
}

/** Logs of several accounts in one bucket stand in folders of theirs. */
function accountsOfLogs(value: string, { service }: Arn, start: number): readonly Part[] {
  if (service !== "s3") return [];
  return [...value.slice(start).matchAll(/\/AWSLogs\/(?:o-[a-z0-9]+\/)?(\d{12})(?=\/|$)/g)].map((match) => {
    const account = match[1] ?? "";
    const end = start + match.index + match[0].length;
    return { start: end - account.length, end, subject: { kind: "account", name: account } };
  });
}

/** `s3.eu-west-1.amazonaws.com` */
function regionsOfHost(value: string): readonly Part[] {
  if (!partitions.some(({ dnsSuffix }) => value.includes(`.${dnsSuffix}`))) return [];
  return [...value.matchAll(/[^.]+/g)].flatMap(({ 0: label, index }) =>
    mayBeRegion(label) ? [toRegion(label, index)] : [],
  );
}

function toRegion(region: string, start: number): Part {
  return { ...spanFrom(start, region), subject: { kind: "region", name: region } };
}

function spanFrom(start: number, { length }: string): Span {
  return { start, end: start + length };
}
