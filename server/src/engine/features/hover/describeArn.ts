import { partitionOf, regions } from "../../catalog/partitions.ts";
import { parseArn, type Arn } from "../../policy/arn.ts";
import { toCode, toLink } from "./markdown.ts";

/** The parts of an ARN and what they say. Undefined for a text that is none. */
export function describeArn(text: string): string | undefined {
  const arn = parseArn(text);
  if (arn === undefined) return undefined;
  const parts = [
    ["Partition", arn.partition, partitionOf(arn.partition) === undefined ? "none that is known" : ""],
    ["Service", arn.service, ""],
    ["Region", arn.region, regions.get(arn.region)?.name ?? ""],
    ["Account", arn.account, ""],
    ["Resource", arn.resource, meaningOf(arn)],
  ] as const;
  return [
    parts.map(([title, value, note]) => `- ${title}: ${describePart(value, note)}`).join("\n"),
    toLink("Amazon Resource Names", "IAM/latest/UserGuide/reference-arns.html"),
  ].join("\n\n");
}

function describePart(value: string, note: string): string {
  if (value === "") return "none";
  return note === "" ? toCode(value) : `${toCode(value)}, ${note}`;
}

function meaningOf({ service, resource }: Arn): string {
  if (service === "s3") return resource.includes("/") ? "objects of a bucket" : "a bucket";
  if (service === "kms") return meaningOfKey(resource);
  if (service !== "iam") return "";
  return resource === "root" ? "the account itself, not only its root user" : "";
}

function meaningOfKey(resource: string): string {
  if (resource.startsWith("key/mrk-")) return "a multi-Region key";
  if (resource.startsWith("key/")) return "a key";
  return resource.startsWith("alias/") ? "an alias, which can come to point at another key" : "";
}
