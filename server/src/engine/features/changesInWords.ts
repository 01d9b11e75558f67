import type { Policy } from "../policy/policy.ts";
import { isUnambiguous } from "../policy/repeatedMembers.ts";
import { differenceOf } from "../prove/difference.ts";
import { changeInWords, undecidedInWords } from "./changeInWords.ts";
import { isReadable } from "./codeLens.ts";
import { encryptionChanges } from "./encryptionChanges.ts";

/**
 * What the newer of two documents of one kind decides or sets otherwise, a sentence each, what cannot be ruled out too.
 * Undefined where one of them is half typed or beyond what is decided.
 */
export function changesInWords(older: Policy, newer: Policy): readonly string[] | undefined {
  if (older.kind === "s3-bucket-encryption") {
    const areWhole = [older, newer].every((each) => each.root !== undefined && isUnambiguous(each));
    return areWhole ? encryptionChanges(older, newer) : undefined;
  }
  if (!isReadable(older) || !isReadable(newer)) return undefined;
  const { newlyAllowed, newlyStopped, undecided } = differenceOf(older, newer);
  return [...newlyAllowed, ...newlyStopped].map(changeInWords).concat(undecided.map(undecidedInWords));
}
