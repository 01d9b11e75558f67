import type { Policy } from "../policy/policy.ts";
import { differenceOf, type Change } from "../prove/difference.ts";
import { uploadsOf, type Upload, type Uploads } from "../prove/uploads.ts";
import { checkedRows, isLeftToTemplate, type CheckedRow } from "./encryptionChecks.ts";

/** A kind of unwanted uploads that gets through for others than those whom the policy exempts by name. */
export interface Gap extends Upload {
  readonly row: CheckedRow;
}

export function gapsOf(policy: Policy): readonly Gap[] {
  return policy
    .once(uploadsOf)
    .rows.flatMap((upload) =>
      upload.wanted === "closed" &&
      upload.verdict === "open" &&
      upload.exempt === undefined &&
      isChecked(upload.row) &&
      !isLeftToTemplate(policy, [upload.row])
        ? { ...upload, row: upload.row }
        : [],
    );
}

function isChecked(row: Upload["row"]): row is CheckedRow {
  return (checkedRows as readonly string[]).includes(row);
}

/** Whether no kind of unwanted uploads gets through for certain that did not before. */
export function opensNoGap(before: Uploads, after: Uploads): boolean {
  const openIn = ({ rows }: Uploads): readonly Upload["row"][] =>
    rows.filter(({ wanted, verdict }) => wanted === "closed" && verdict === "open").map(({ row }) => row);
  return openIn(after).every((row) => openIn(before).includes(row));
}

/** Whether nothing but the right uploads gets through that did not before, whichever of these did still does, and some still do if any did. */
export function isNoWorse(before: Policy, after: Policy): boolean {
  return hasNoWorseRows(before.once(uploadsOf), after.once(uploadsOf)) && changesNoMore(before, after);
}

function hasNoWorseRows(before: Uploads, after: Uploads): boolean {
  const isOpener = after.rows.some((upload) => {
    const was = before.rows.find(({ row }) => row === upload.row);
    return upload.row !== "kms-right-key" && was !== undefined && opennessOf(upload) > opennessOf(was);
  });
  const keeps = (letsIn: (uploads: Uploads) => boolean): boolean => letsIn(after) || !letsIn(before);
  return !isOpener && keeps(letsRightUploadsIn) && keeps(letsSomeIn);
}

/** A row is open as soon as one upload of it gets through: others may be let in, or shut out, behind that one. */
function changesNoMore(before: Policy, after: Policy): boolean {
  const { newlyAllowed, newlyStopped, undecided } = differenceOf(before, after);
  const isRight = ({ row }: Change): boolean => row === "kms-right-key";
  return undecided.length === 0 && newlyAllowed.every(isRight) && !newlyStopped.some(isRight);
}

function letsSomeIn({ rows }: Uploads): boolean {
  return rows.some(({ verdict }) => verdict !== "closed");
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
