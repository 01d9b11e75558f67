import { conditionKeyOf } from "../../catalog/conditionKeys.ts";
import { conditionValues } from "../../catalog/conditionValues.ts";
import { regions } from "../../catalog/partitions.ts";
import { viaServiceOf } from "../../catalog/viaService.ts";
import { operatorOf } from "../../evaluate/operators.ts";
import { readOperator } from "../../policy/readConditions.ts";
import { arnOffers, bucketArns, identityArns, keyArns, sourceArns, type ArnUse } from "./arnOffers.ts";
import { offersOf, type Offer } from "./offer.ts";
import { serviceOffers } from "./principalOffers.ts";
import type { Site } from "./site.ts";

/** What a condition key can be compared with. */
export function conditionValueOffers(site: Site): readonly Offer[] {
  const [operator = "", name = ""] = site.path.slice(-2);
  const family = operatorOf(readOperator({ value: operator, start: 0, end: 0 }))?.family;
  if (family === "null") return [...meansAbsent].map(([text, detail]) => ({ text, topic: "value", detail }));
  const type = conditionKeyOf(name)?.type;
  if (family === "bool" || type === "Bool") return offersOf("value", ["true", "false"]);
  const key = name.toLowerCase();
  const values = conditionValues.get(key);
  if (values !== undefined) return offersOf("value", values);
  return namedOffers(site, key) ?? arnsFor(site, useOf(key) ?? (type === "ARN" ? sourceArns : undefined));
}

/** Accounts, Regions and services, for a key in lower case that holds one. */
function namedOffers(site: Site, key: string): readonly Offer[] | undefined {
  if (key.endsWith("account")) return offersOf("value", site.known.accounts, "named in the workspace");
  if (key.endsWith("region") || key === "s3:locationconstraint") return regionOffers(site, (id) => id);
  if (key === "kms:viaservice") return regionOffers(site, (id) => viaServiceOf("s3", id));
  return /^aws:(?:principalservicename|calledvia)/.test(key) ? serviceOffers() : undefined;
}

function arnsFor(site: Site, use: ArnUse | undefined): readonly Offer[] {
  return use === undefined ? [] : arnOffers(site, use);
}

const meansAbsent: ReadonlyMap<string, string> = new Map([
  ["true", "the request lacks the key"],
  ["false", "the request has the key"],
]);

/** Regions of the workspace first. */
function regionOffers({ known }: Site, toText: (id: string) => string): readonly Offer[] {
  const ids = [...new Set([...known.regions.filter((id) => regions.has(id)), ...regions.keys()])];
  return ids.map((id) => ({ text: toText(id), topic: "value", detail: regions.get(id)?.name ?? "" }));
}

function useOf(key: string): ArnUse | undefined {
  if (key.endsWith("key-id")) return keyArns;
  if (/^kms:encryptioncontext:aws:s3:arn$|^s3:resourcearn/.test(key)) return bucketArns;
  return /^aws:principalarn$|^kms:(?:grantee|retiring)principal$/.test(key) ? identityArns : undefined;
}
