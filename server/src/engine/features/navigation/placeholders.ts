import { placeholderIn } from "../../catalog/placeholders.ts";
import { parseArn, type Arn } from "../../policy/arn.ts";
import type { Span } from "../../tree/node.ts";
import { namesKey, placesIn } from "./parts.ts";
import type { Part, Slot } from "./subject.ts";

/** So many placeholders of one value are looked at: no value that means something has more. */
const MOST = 20;

/** The placeholders of a value, each with what belongs in its place. */
export function placeholdersOf(value: string, member: string): readonly Part[] {
  const parts: Part[] = [];
  let rest = value;
  while (parts.length < MOST) {
    const found = placeholderIn(rest)?.text;
    if (found === undefined || found === "") break;
    const isAnonymous = !/[A-Za-z]{2}/.test(found) || /^x+$/i.test(found);
    const at = spanIn(rest, found, isAnonymous);
    const name = value.slice(at.start, at.end);
    const slot = slotOf(value, at, member);
    parts.push({
      ...at,
      subject: { kind: "placeholder", name, value: isAnonymous ? value : undefined, slot },
    });
    // Digits are no sign of a placeholder, so that the next one is found.
    rest = rest.slice(0, at.start) + "0".repeat(at.end - at.start) + rest.slice(at.end);
  }
  return parts;
}

/** Dots and crosses often stand for a part of a word only: `1234abcd-...`. */
function spanIn(value: string, found: string, isAnonymous: boolean): Span {
  const index = value.indexOf(found);
  const end = index + found.length;
  if (!isAnonymous) return { start: index, end };
  const before = /[\w-]*$/.exec(value.slice(0, index))?.[0].length ?? 0;
  const after = /^[\w-]*/.exec(value.slice(end))?.[0].length ?? 0;
  return { start: index - before, end: end + after };
}

function slotOf(value: string, at: Span, member: string): Slot {
  if (at.start === 0 && at.end === value.length) return slotOfMember(member);
  const arn = parseArn(value);
  if (arn === undefined) return isLabelOfHost(value, at) ? "region" : "text";
  const { region, account, resource } = placesIn(arn);
  if (isSame(at, account)) return "account";
  if (isSame(at, region)) return "region";
  return at.start < resource.start ? "text" : slotOfResource(value, at, arn);
}

function slotOfResource(value: string, at: Span, arn: Arn): Slot {
  const before = arn.resource.slice(0, at.start - value.length + arn.resource.length);
  const after = value.slice(at.end);
  const start = `${arn.service} ${before}`;
  if (after === "" && start === "kms key/") return "keyId";
  if (after === "" && /^iam (?:role|user)\/(?:.+\/)?$/.test(start)) return "identity";
  const isOfBucket = arn.region === "" && arn.account === "" && start === "s3 ";
  return isOfBucket && /^(?:$|\/)/.test(after) ? "bucket" : "text";
}

function slotOfMember(member: string): Slot {
  if (member === "KMSMasterKeyID") return "keyReference";
  return namesKey(member) ? "keyArn" : "text";
}

/** `s3.<region>.amazonaws.com` */
function isLabelOfHost(value: string, { start, end }: Span): boolean {
  return /^[a-z0-9-]+\.$/.test(value.slice(0, start)) && /^\.amazonaws\.com(?:\.cn)?$/.test(value.slice(end));
}

function isSame(one: Span, other: Span): boolean {
  return one.start === other.start && one.end === other.end;
}
