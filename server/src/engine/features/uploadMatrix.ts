import { besidesCommand, callerInWords, putObjectCommand } from "../lint/putObjectCommand.ts";
import { listOf } from "../lint/words.ts";
import type { Request } from "../evaluate/request.ts";
import type { Policy, Statement } from "../policy/policy.ts";
import { enforcesEncryption } from "../prove/uploads/pinnedKeys.ts";
import type { UploadRow } from "../prove/uploads/readings.ts";
import { uploadsOf, type Upload } from "../prove/uploads.ts";

/** What a bucket policy comes to for every kind of upload, as people read it. */
export interface UploadMatrix {
  /** One line: how many kinds are closed, open, undecided. */
  readonly summary: string;
  readonly rows: readonly UploadMatrixRow[];
  /** The keys that uploads are meant to use. */
  readonly rightKeys: readonly string[];
}

export interface UploadMatrixRow {
  readonly row: UploadRow;
  readonly title: string;
  readonly verdict: Upload["verdict"];
  /** Whether that is what a policy that enforces encryption is after, but for those whom it exempts by name; undefined where it may be either. */
  readonly isWanted?: boolean;
  /** Those that close it. */
  readonly statements: readonly Statement[];
  /** Sentences; empty where the statements say enough. */
  readonly reason: string;
  readonly witness?: UploadWitness;
}

/** One upload that is let through. */
export interface UploadWitness {
  /** The command that makes it. */
  readonly command: string;
  /** Who calls, in words. */
  readonly caller: string;
  /** What the request has to carry besides the headers of the command: `aws:SourceIp = 203.0.113.1`. */
  readonly conditions: readonly string[];
}

/** The matrix of uploads of a bucket policy. */
export function uploadMatrixOf(policy: Policy): UploadMatrix {
  const { rows, rightKeys } = policy.once(uploadsOf);
  const isEnforcing = enforcesEncryption(policy);
  return {
    summary: summaryOf(rows),
    rows: rows.map((upload) => toRow(upload, isEnforcing)),
    rightKeys,
  };
}

function summaryOf(rows: readonly Upload[]): string {
  const counts = (["closed", "open", "depends"] as const).flatMap((verdict) => {
    const count = rows.filter((row) => row.verdict === verdict).length;
    return count === 0 ? [] : `${String(count)} ${verdict}`;
  });
  return `Uploads: ${counts.join(" · ")}`;
}

function toRow(upload: Upload, isEnforcing: boolean): UploadMatrixRow {
  const { row, wanted, verdict, by, witness } = upload;
  return {
    row,
    title: titles[row],
    verdict,
    ...(isEnforcing &&
      wanted !== undefined &&
      verdict !== "depends" && { isWanted: verdict === wanted || upload.exempt !== undefined }),
    statements: by,
    reason: reasonOf(upload),
    ...(witness && { witness: toWitness(witness) }),
  };
}

const titles: Readonly<Record<UploadRow, string>> = {
  "no-header": "No encryption header",
  aes256: "SSE-S3 (AES256)",
  "dsse-right-key": "DSSE-KMS with the right key",
  "kms-no-key-id": "SSE-KMS without a key id",
  "kms-other-key-same-account": "SSE-KMS with another key of the account",
  "kms-other-key-other-account": "SSE-KMS with a key of another account",
  "sse-c": "SSE-C, a key that the client provides",
  "kms-right-key": "SSE-KMS with the right key",
  "kms-right-key-alias": "SSE-KMS with the right key by alias",
  "kms-right-key-id": "SSE-KMS with the right key by its bare id",
};

/** What a kind of upload is called. */
export function titleOfUpload(row: UploadRow): string {
  return titles[row];
}

function reasonOf({ verdict, reason, exempt }: Upload): string {
  const whose = exempt && `Only those whom the policy exempts by name get through: ${listOf(exempt)}.`;
  const why = reason ?? (verdict === "open" && exempt === undefined ? "No Deny stops this request." : "");
  return [whose, why].filter(Boolean).join(" ");
}

/** An upload as its command, its caller and what it carries besides. */
export function toWitness(request: Request): UploadWitness {
  return {
    command: putObjectCommand(request),
    caller: callerInWords(request.caller),
    conditions: besidesCommand(request),
  };
}
