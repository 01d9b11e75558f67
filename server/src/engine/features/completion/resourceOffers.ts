import { bucketOf } from "../../policy/arn.ts";
import { arnOffers, bucketArns, keyArns } from "./arnOffers.ts";
import { offersOf, type Offer } from "./offer.ts";
import type { Site } from "./site.ts";

/** In a key policy the key itself; in a bucket policy the buckets that the workspace names, and their objects. */
export function resourceOffers(site: Site): readonly Offer[] {
  if (site.kind === "kms-key-policy")
    return [{ text: "*", topic: "value", detail: "the key itself" }, ...arnOffers(site, keyArns)];
  const { known, place } = site;
  const buckets = [
    ...new Set(
      known.arns.filter((arn) => bucketOf(arn) !== undefined).map((arn) => arn.replace(/\/.*$/s, "")),
    ),
  ];
  const parts = arnOffers(site, bucketArns).filter(({ text }) => !buckets.includes(text));
  return [
    ...offersOf(
      "arn",
      // What is being typed is no bucket yet.
      buckets.filter((bucket) => bucket !== place.token?.value),
      "the bucket",
    ),
    ...offersOf(
      "arn",
      buckets.map((bucket) => `${bucket}/*`),
      "its objects",
    ),
    ...parts,
  ];
}
