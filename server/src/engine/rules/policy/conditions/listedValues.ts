import { conditionValues } from "../../../catalog/conditionValues.ts";
import { encryptionTypes, serviceEncryptionTypes } from "../../../catalog/encryptionTypes.ts";
import { nearest } from "../../../catalog/nearest.ts";
import { encryptionKeys } from "../../../prove/uploads/pinnedKeys.ts";
import { quoted } from "../../quoted.ts";

/**
 * What is wrong with a value of a key (in lower case) that has a fixed set of values: the value that was meant, and
 * what the key holds, as a sentence goes on. Undefined where nothing is.
 */
export function misspeltValue(
  key: string,
  value: string,
  ignoresCase: boolean,
): { readonly looks: string; readonly meant: string | undefined } | undefined {
  const values = conditionValues.get(key);
  if (values === undefined || values.includes(value)) return undefined;
  const meant = nearest(value, values);
  const isOtherCase = meant?.toLowerCase() === value.toLowerCase();
  if (isOtherCase && ignoresCase) return undefined;
  if (key === encryptionKeys.algorithm && !serviceEncryptionTypes.includes(value))
    return { looks: `one of ${encryptionTypes.map(quoted).join(", ")}`, meant };
  // AWS adds values, and new ones mostly differ from old ones by their numbers.
  const isTypo = meant !== undefined && (isOtherCase || !/\d/.test(value) || isSpacedOtherwise(value, meant));
  return isTypo ? { looks: `a name such as ${quoted(meant)}, spelled just so`, meant } : undefined;
}

/** Whether nothing but what sets the words apart is another: `HMAC-SHA256` for `HMAC_SHA_256`. */
function isSpacedOtherwise(value: string, meant: string): boolean {
  const lettersOf = (text: string): string => text.toLowerCase().replaceAll(/[^a-z\d]/g, "");
  return lettersOf(value) === lettersOf(meant);
}
