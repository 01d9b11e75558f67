import type { Policy } from "../policy/policy.ts";
import { uploadsOf, type Upload, type Uploads } from "../prove/uploads.ts";
import { isLeftToTemplate, type CheckedRow } from "./encryptionChecks.ts";

/** The kinds of uploads that a policy for one key keeps out. DSSE under the right key is none: it is the stronger form. */
const unwantedRows = [
  "no-header",
  "aes256",
  "kms-no-key-id",
  "kms-other-key-same-account",
  "kms-other-key-other-account",
  "sse-c",
] as const satisfies readonly CheckedRow[];
type UnwantedRow = (typeof unwantedRows)[number];

/** A kind of unwanted uploads that gets through for others than those whom the policy exempts by name. */
export interface Gap extends Upload {
  readonly row: UnwantedRow;
}

export function gapsOf(policy: Policy): readonly Gap[] {
  return policy
    .once(uploadsOf)
    .rows.flatMap((upload) =>
      isUnwanted(upload.row) &&
      upload.verdict === "open" &&
      upload.exempt === undefined &&
      !isLeftToTemplate(policy, [upload.row])
        ? { ...upload, row: upload.row }
        : [],
    );
}

function isUnwanted(row: Upload["row"]): row is UnwantedRow {
  return (unwantedRows as readonly string[]).includes(row);
}

/** Whether no kind of unwanted uploads gets through for certain that did not before. */
export function opensNoGap(before: Uploads, after: Uploads): boolean {
  const openIn = ({ rows }: Uploads): readonly Upload["row"][] =>
    rows.filter(({ row, verdict }) => isUnwanted(row) && verdict === "open").map(({ row }) => row);
  return openIn(after).every((row) => openIn(before).includes(row));
}

/** Whether no upload gets through that did not before, and the right ones still do if they did. */
export function isNoWorse(before: Uploads, after: Uploads): boolean {
  const isOpener = after.rows.some((upload) => {
    const was = before.rows.find(({ row }) => row === upload.row);
    return upload.row !== "kms-right-key" && was !== undefined && opennessOf(upload) > opennessOf(was);
  });
  return !isOpener && (letsRightUploadsIn(after) || !letsRightUploadsIn(before));
}

/** From closed over those exempted by name to open for anybody. */
function opennessOf({ verdict, exempt }: Upload): number {
  if (verdict === "open") return exempt === undefined ? 3 : 1;
  return verdict === "depends" ? 2 : 0;
}

/** Whether uploads get in under the right key or, where the policy knows none, under some key. */
export function letsRightUploadsIn({ rows, rightKeys }: Uploads): boolean {
  const right = rightKeys.length > 0 ? /^kms-right-key$/ : /^kms-other-key-/;
  return rows.some(({ row, verdict }) => right.test(row) && verdict !== "closed");
}
