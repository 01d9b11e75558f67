import { servicePrincipals } from "../../catalog/servicePrincipals.ts";
import { arnOffers, identityArns } from "./arnOffers.ts";
import { offersOf, type Offer } from "./offer.ts";
import type { Site } from "./site.ts";

/** Roles, users and accounts that the workspace knows, and the beginnings of others. */
export function awsPrincipalOffers(site: Site): readonly Offer[] {
  const { known, typed } = site;
  const partition = /^arn:([^:]+):/.exec(typed)?.[1] ?? partitionIn(known.arns);
  const roots = known.accounts.map((account) => `arn:${partition}:iam::${account}:root`);
  const arns = arnOffers(site, identityArns);
  return [
    { text: "*", topic: "principal", detail: "anyone" },
    ...arns.filter(({ isBeginning }) => isBeginning !== true),
    ...offersOf(
      "arn",
      roots.filter((root) => !known.arns.includes(root)),
      "an account",
    ),
    ...arns.filter(({ isBeginning }) => isBeginning === true),
    ...offersOf("principal", known.accounts, "an account"),
  ];
}

function partitionIn(arns: readonly string[]): string {
  return /^arn:([^:]+):/.exec(arns[0] ?? "")?.[1] ?? "aws";
}

export function serviceOffers(): readonly Offer[] {
  return [...servicePrincipals].map(([text, detail]) => ({ text, topic: "principal", detail }));
}

/** Identity providers whom IAM knows by name. */
export function federatedOffers(site: Site): readonly Offer[] {
  const providers = [
    "accounts.google.com",
    "cognito-identity.amazonaws.com",
    "graph.facebook.com",
    "www.amazon.com",
  ];
  return [...offersOf("principal", providers, "an identity provider"), ...arnOffers(site, identityArns)];
}
