import type { Policy, Statement } from "../../policy/policy.ts";
import type { ActionGroup } from "../effect/actionGroups.ts";
import { toKnownKeys } from "../uploads/keyIds.ts";
import { partitionOf } from "../uploads/objects.ts";
import { isEncryptionKey, pinnedKeys } from "../uploads/pinnedKeys.ts";
import { readingsOf, uploadRows, type Headers, type UploadRow } from "../uploads/readings.ts";

/** Uploads of one kind: what conditions see of their headers. */
export interface UploadKind {
  readonly row: UploadRow;
  /** Completes "if …" where the headers that are sent do not decide it. */
  readonly when: string | undefined;
  readonly headers: Headers;
}

/**
 * The kinds of uploads among requests for a group of actions, as far as a Deny looks at encryption; else empty.
 * Those of one row stand together, and those that depend on something else come last.
 */
export function uploadKinds(
  both: Policy,
  statement: Statement,
  { example }: ActionGroup,
): readonly (readonly UploadKind[])[] {
  if (statement.effect !== "Deny" || example !== "s3:PutObject") return [];
  return statement.conditions.some(({ key }) => isEncryptionKey(key.value)) ? both.once(kindsIn) : [];
}

/** What the right key goes by besides its ARN is left out: whether conditions see that is not documented. */
const otherNames: readonly UploadRow[] = ["kms-right-key-alias", "kms-right-key-id"];

function kindsIn(both: Policy): readonly (readonly UploadKind[])[] {
  const known = toKnownKeys(pinnedKeys(both), partitionOf(both));
  return uploadRows
    .filter((row) => !otherNames.includes(row))
    .map((row) =>
      readingsOf(row, known, undefined).flatMap(({ when, alternatives }, index) =>
        // Under the first reading conditions see what the client sends.
        alternatives.map((headers) => ({ row, when: index === 0 ? undefined : when, headers })),
      ),
    );
}
