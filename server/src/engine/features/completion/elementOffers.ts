import { policyElements, principalTypes, statementElements } from "../../catalog/elements.ts";
import { shapes, type Offer } from "./offer.ts";
import type { Site } from "./site.ts";

/** The members that a policy can still take. */
export function policyElementOffers(): readonly Offer[] {
  const values = { Version: '"2012-10-17"', Id: shapes.text, Statement: shapes.objects };
  return policyElements.map((text) => ({ text, topic: "element", value: values[text] }));
}

/** The members that a statement can still take: an element and its Not form are one. */
export function statementElementOffers(site: Site): readonly Offer[] {
  const beside = namesBeside(site).map(withoutNot);
  return statementElements
    .filter((name) => !beside.includes(withoutNot(name)))
    .map((text) => ({ text, topic: "element", value: valueOf(text, site) }));
}

function withoutNot(name: string): string {
  return name.replace(/^Not(?=[A-Z])/, "");
}

function valueOf(name: string, { kind }: Site): string {
  if (name === "Effect") return shapes.effect;
  if (name.endsWith("Principal") || name === "Condition") return shapes.object;
  if (name.endsWith("Action")) return shapes.list;
  return name === "Resource" && kind === "kms-key-policy" ? '"*"' : shapes.text;
}

/** The members of a Principal. */
export function principalTypeOffers({ kind }: Site): readonly Offer[] {
  return principalTypes
    .filter((type) => type !== "CanonicalUser" || kind === "s3-bucket-policy")
    .map((text) => ({ text, topic: "element", value: shapes.text }));
}

/** Anyone, or an object that says which kind of principal is meant. */
export function wholePrincipalOffers(site: Site): readonly Offer[] {
  const objects = principalTypeOffers(site).map(({ text }): Offer => ({
    text,
    topic: "element",
    json: `{ "${text}": "$1" }`,
    detail: `{ "${text}": … }`,
  }));
  return [{ text: "*", topic: "principal", detail: "anyone" }, ...objects];
}

/** The members that stand beside the place, without the one that is being named. */
export function namesBeside({ place: { holder, token } }: Site): readonly string[] {
  if (holder.kind !== "object") return [];
  return holder.properties.filter(({ name }) => name.start !== token?.start).map(({ name }) => name.value);
}
