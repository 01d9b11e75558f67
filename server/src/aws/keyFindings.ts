import { parseArn } from "../engine/policy/arn.ts";
import type { KeyStatus } from "./keyStatus.ts";

/** Something about a key that its documents do not show. */
export interface KeyFinding {
  readonly severity: "error" | "warning" | "information";
  /** Whole sentences. */
  readonly message: string;
}

/** What of a key's state does not go with a bucket that is encrypted under it. */
export function findingsOn(status: KeyStatus): readonly KeyFinding[] {
  const name = parseArn(status.arn)?.resource ?? status.arn;
  return checks.flatMap((check) => check(status, name) ?? []);
}

type Check = (status: KeyStatus, name: string) => KeyFinding | undefined;

const checks: readonly Check[] = [
  ({ state, deletion }, name) => {
    if (state === "Enabled" || state === "") return undefined;
    const consequence = "nothing that is encrypted under it can be read or written";
    if (state !== "PendingDeletion" && state !== "PendingReplicaDeletion")
      return error(`${name} is in the state ${state}: ${consequence} until it is enabled.`);
    const date = deletion === undefined ? "" : ` on ${dayOf(deletion)}`;
    return error(
      `${name} is deleted${date}: ${consequence}, and then never again. Cancel the deletion where it is not meant.`,
    );
  },
  ({ usage }, name) =>
    usage === "ENCRYPT_DECRYPT" || usage === ""
      ? undefined
      : error(`${name} is for ${usage}. S3 encrypts only under keys for ENCRYPT_DECRYPT.`),
  ({ spec }, name) =>
    spec === "SYMMETRIC_DEFAULT" || spec === ""
      ? undefined
      : error(`${name} is of the kind ${spec}. S3 encrypts only under symmetric keys.`),
  ({ manager }, name) =>
    manager === "AWS"
      ? warning(`${name} is managed by AWS: its policy cannot be changed and lets no other account in.`)
      : undefined,
  ({ rotation, origin }, name) =>
    rotation?.isOn === false && origin === "AWS_KMS"
      ? warning(`${name} does not rotate. Turn rotation on: old ciphertexts stay readable.`)
      : undefined,
  ({ origin }, name) =>
    origin === "EXTERNAL"
      ? information(
          `${name} has imported key material, which AWS neither rotates by itself nor keeps a copy of.`,
        )
      : undefined,
  ({ isMultiRegion }, name) =>
    isMultiRegion
      ? information(`${name} is a multi-Region key: each of its replicas has a policy of its own.`)
      : undefined,
];

/** The day in UTC: `2026-01-31`. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function error(message: string): KeyFinding {
  return { severity: "error", message };
}

function warning(message: string): KeyFinding {
  return { severity: "warning", message };
}

function information(message: string): KeyFinding {
  return { severity: "information", message };
}
