import { blockableTypes, encryptionTypes } from "../../catalog/encryptionTypes.ts";
import { arnOffers, keyArns } from "./arnOffers.ts";
import { offersOf, shapes, type Offer } from "./offer.ts";
import type { Site } from "./site.ts";

const WRAPPER = "ServerSideEncryptionConfiguration";

/** The members of a bucket encryption document at their places, in the form that the document has. */
export function encryptionNameOffers({ path, place }: Site): readonly Offer[] {
  switch (path.filter((name) => name !== WRAPPER).join(".")) {
    case "":
      return isListed(place) ? ruleMembers("ServerSideEncryptionByDefault") : documentMembers(path);
    case "Rules":
      return ruleMembers("ApplyServerSideEncryptionByDefault");
    case "Rules.ApplyServerSideEncryptionByDefault":
    case "ServerSideEncryptionByDefault":
      return [element("SSEAlgorithm"), element("KMSMasterKeyID")];
    case "Rules.BlockedEncryptionTypes":
    case "BlockedEncryptionTypes":
      return [element("EncryptionType", shapes.list)];
    default:
      return [];
  }
}

/** CloudFormation has its list where the API has an object with Rules. */
function isListed({ holder }: Site["place"]): boolean {
  return holder.kind === "object" && holder.parent?.kind === "array";
}

function documentMembers(path: readonly string[]): readonly Offer[] {
  const rules = element("Rules", shapes.objects);
  return path.length > 0 ? [rules] : [rules, element(WRAPPER, shapes.object)];
}

function ruleMembers(byDefault: string): readonly Offer[] {
  return [
    element(byDefault, shapes.object),
    element("BucketKeyEnabled", shapes.truth),
    element("BlockedEncryptionTypes", shapes.object),
  ];
}

function element(text: string, value: string = shapes.text): Offer {
  return { text, topic: "element", value };
}

export function encryptionValueOffers(site: Site): readonly Offer[] {
  switch (site.path.at(-1)) {
    case "SSEAlgorithm":
      return offersOf("value", encryptionTypes);
    case "KMSMasterKeyID":
      return arnOffers(site, keyArns);
    case "BucketKeyEnabled":
      return ["true", "false"].map((text) => ({ text, topic: "value", json: text }));
    case "EncryptionType":
      return offersOf("value", blockableTypes);
    default:
      return [];
  }
}
