import type { DocumentKind } from "../../server/src/engine/engine.ts";
import type { Rule } from "../../server/src/engine/lint/rule.ts";

/** Where a rule's page stands, from the repository's top. */
export function pagePathOf({ id }: Rule): string {
  return `server/src/engine/rules/${id}.md`;
}

/** The documents that a rule looks at, as people call them. */
export function kindsInWords({ kinds }: Rule): string {
  return kinds.map((kind) => names[kind]).join(", ");
}

const names: Readonly<Record<DocumentKind, string>> = {
  "kms-key-policy": "key policies",
  "s3-bucket-policy": "bucket policies",
  "s3-bucket-encryption": "bucket encryption documents",
};
