import type { DocumentKind } from "../../../server/src/engine/engine.ts";
import { bucketPoliciesForReaders } from "./bucketPoliciesForReaders.ts";
import { bucketPoliciesForServices } from "./bucketPoliciesForServices.ts";
import { bucketPoliciesForUploads } from "./bucketPoliciesForUploads.ts";
import { goodEncryptionDocuments } from "./encryptionDocuments.ts";
import { goodKeyPolicies } from "./keyPolicies.ts";
import { keyPoliciesByCondition } from "./keyPoliciesByCondition.ts";
import { keyPoliciesForServices } from "./keyPoliciesForServices.ts";

export interface GoodDocument {
  readonly kind: DocumentKind;
  readonly situation: string;
  readonly text: string;
}

/** Documents that are right, as AWS's own guides show them for many uses. */
export const goodDocuments: readonly GoodDocument[] = [
  ...documents("kms-key-policy", {
    ...goodKeyPolicies,
    ...keyPoliciesForServices,
    ...keyPoliciesByCondition,
  }),
  ...documents("s3-bucket-policy", {
    ...bucketPoliciesForReaders,
    ...bucketPoliciesForServices,
    ...bucketPoliciesForUploads,
  }),
  ...documents("s3-bucket-encryption", goodEncryptionDocuments),
];

function documents(
  kind: DocumentKind,
  bySituation: Readonly<Record<string, object>>,
): readonly GoodDocument[] {
  return Object.entries(bySituation).map(([situation, document]) => ({
    kind,
    situation,
    text: JSON.stringify(document, undefined, 2),
  }));
}
