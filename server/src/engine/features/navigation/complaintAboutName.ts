import { placeholderIn } from "../../catalog/placeholders.ts";
import { partitionOfRegion } from "../../catalog/partitions.ts";
import { isKeyId, parseArn } from "../../policy/arn.ts";
import { complaintAboutBucket } from "../../templates/complaintAboutBucket.ts";
import {
  complaintAboutAccount,
  complaintAboutKey,
  complaintAboutRegion,
} from "../../templates/complaints.ts";
import type { Slot, Subject } from "./subject.ts";

/** What is wrong with a new name for something, a sentence; undefined when it will do. */
export function complaintAboutName(subject: Subject, newName: string): string | undefined {
  switch (subject.kind) {
    case "account":
      return complaintAboutAccount(newName);
    case "region":
      return (
        complaintAboutRegion(newName) ??
        complaintAboutPartition(partitionAt(subject.name), partitionAt(newName))
      );
    case "bucket":
      return complaintAboutBucket(newName);
    case "key":
      return complaintAboutNewKey(subject.arn, newName);
    case "role":
    case "user":
      return complaintAboutIdentity(newName);
    case "placeholder":
      return complaintAboutFilling(subject.slot, newName);
  }
}

function complaintAboutNewKey(arn: string | undefined, newName: string): string | undefined {
  if (!newName.includes(":")) return complaintAboutKeyId(newName);
  if (arn === undefined) return "The key's id alone stands here, so that only another id can take its place.";
  return (
    complaintAboutKey(newName) ??
    complaintAboutPartition(parseArn(arn)?.partition, parseArn(newName)?.partition)
  );
}

function complaintAboutKeyId(id: string): string | undefined {
  if (id === "") return "A key's id is needed.";
  if (isKeyId(id)) return undefined;
  return `"${id}" is no key id. That is a UUID in lower case, or mrk- and 32 hexadecimal digits.`;
}

function complaintAboutIdentity(name: string): string | undefined {
  if (name === "") return "A name is needed.";
  if (name.startsWith("arn:"))
    return "The name is enough here; account and path of the ARN stay as they are.";
  const wrong = /[^\w+=,.@-]/.exec(name)?.[0];
  if (wrong !== undefined) return `Names in IAM have letters, digits and + = , . @ _ - only, no "${wrong}".`;
  if (name.length > 64) return `Names in IAM have up to 64 characters. "${name}" has ${String(name.length)}.`;
  return undefined;
}

function complaintAboutPartition(before: string | undefined, after: string | undefined): string | undefined {
  if (before === undefined || before === after) return undefined;
  return `This leads from partition "${before}" to "${after ?? ""}", where ARNs and host names begin and end differently.`;
}

function partitionAt(region: string): string | undefined {
  return partitionOfRegion(region)?.id;
}

function complaintAboutFilling(slot: Slot, value: string): string | undefined {
  if (value.trim() === "") return "A value is needed.";
  if (placeholderIn(value) !== undefined) return `"${value}" is a placeholder itself.`;
  return complaints[slot](value);
}

const complaints: Readonly<Record<Slot, (value: string) => string | undefined>> = {
  account: complaintAboutAccount,
  region: complaintAboutRegion,
  bucket: complaintAboutBucket,
  keyId: complaintAboutKeyId,
  keyArn: (value) => complaintAboutKey(value),
  keyReference: (value) =>
    /[\s"\\]/.test(value) ? "The ARN, id or alias of a key has neither blanks nor quotes." : undefined,
  identity: complaintAboutIdentity,
  text: () => undefined,
};
