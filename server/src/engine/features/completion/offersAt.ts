import { actionOffers } from "./actionOffers.ts";
import { conditionValueOffers } from "./valueOffers.ts";
import { keyOffers, operatorOffers } from "./conditionOffers.ts";
import {
  namesBeside,
  policyElementOffers,
  principalTypeOffers,
  statementElementOffers,
  wholePrincipalOffers,
} from "./elementOffers.ts";
import { encryptionNameOffers, encryptionValueOffers } from "./encryptionOffers.ts";
import { offersOf, type Offer } from "./offer.ts";
import { awsPrincipalOffers, federatedOffers, serviceOffers } from "./principalOffers.ts";
import { resourceOffers } from "./resourceOffers.ts";
import type { Site } from "./site.ts";
import { snippetOffers } from "./snippetOffers.ts";

type Offers = (site: Site) => readonly Offer[];

/** By the names that lead to the object; "+" stands for any one. */
const names: Readonly<Record<string, Offers>> = {
  "": policyElementOffers,
  Statement: statementElementOffers,
  "Statement.Principal": principalTypeOffers,
  "Statement.Condition": operatorOffers,
  "Statement.Condition.+": keyOffers,
};

/** By the names that lead to the value. */
const values: Readonly<Record<string, Offers>> = {
  Statement: snippetOffers,
  Version: () => offersOf("value", ["2012-10-17", "2008-10-17"]),
  "Statement.Effect": () => offersOf("value", ["Allow", "Deny"]),
  "Statement.Principal": wholePrincipalOffers,
  "Statement.Principal.AWS": awsPrincipalOffers,
  "Statement.Principal.Service": serviceOffers,
  "Statement.Principal.Federated": federatedOffers,
  "Statement.Action": actionOffers,
  "Statement.Resource": resourceOffers,
  "Statement.Condition.+.+": conditionValueOffers,
};

/** What can be written at a place and does not stand beside it yet, the likeliest first. */
export function offersAt(site: Site): readonly Offer[] {
  const isName = site.place.role === "name";
  const taken = isName ? namesBeside(site) : valuesBeside(site);
  const offers = find(site, isName)(site).filter(({ text }) => !taken.includes(text));
  return [...new Map(offers.map((offer) => [offer.text, offer])).values()];
}

function find({ kind, path }: Site, isName: boolean): Offers {
  if (kind === "s3-bucket-encryption") return isName ? encryptionNameOffers : encryptionValueOffers;
  const table = isName ? names : values;
  const [first, element = "", ...rest] = path;
  const below = element === "Condition" ? rest.map(() => "+") : rest;
  const steps = first === undefined ? [] : path.length === 1 ? [first] : [first, plain(element), ...below];
  const key = steps.join(".");
  return Object.hasOwn(table, key) ? (table[key] ?? none) : none;
}

function none(): readonly Offer[] {
  return [];
}

/** NotAction takes what Action does. */
function plain(element: string): string {
  return element.replace(/^Not(?=Principal$|Action$|Resource$)/, "");
}

function valuesBeside({ place: { holder, token } }: Site): readonly string[] {
  if (holder.kind !== "array") return [];
  return holder.items.flatMap((item) =>
    item.kind === "string" && item.start !== token?.start ? [item.value] : [],
  );
}
