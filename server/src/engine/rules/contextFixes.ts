import type { Fix } from "../lint/rule.ts";
import { appendToList, setProperty } from "../tree/edits.ts";
import { contextGapsIn, type ContextGap } from "./contextGaps.ts";
import { fixOf, placed, type Seen } from "./seen.ts";

/** Either the other form in the key policy, or the other setting of the bucket. */
export function fixesOf(
  gap: ContextGap,
  key: Seen,
  encryption: Seen | undefined,
  bucket: string | undefined,
): readonly Fix[] {
  const switched = encryption === undefined ? [] : switchesOf(key, encryption, bucket);
  return [...additionsOf(gap, key), ...switched];
}

/** A pattern needs an operator that knows patterns. */
function additionsOf({ condition, missing }: ContextGap, key: Seen): readonly Fix[] {
  const { property, operator } = condition;
  const isPattern = missing.endsWith("*");
  if (property.value === undefined || (isPattern && /^(?:For\w+:)?StringEquals/.test(operator.name)))
    return [];
  const edits = [appendToList(key.policy.tree.text, property.value, missing)];
  return [fixOf(`Add "${missing}" ${placed(key)}`, "wider", key, edits)];
}

/** Only where nothing else in the key policy stands against the other setting. */
function switchesOf(key: Seen, encryption: Seen, bucket: string | undefined): readonly Fix[] {
  const [rule] = encryption.policy.encryptionRules;
  const usesBucketKey = rule?.bucketKeyEnabled !== true;
  if (rule === undefined || contextGapsIn(key.policy, bucket, usesBucketKey).length > 0) return [];
  const title = `Set BucketKeyEnabled to ${String(usesBucketKey)} ${placed(encryption)}`;
  const edit = setProperty(encryption.policy.tree.text, rule.node, "BucketKeyEnabled", usesBucketKey);
  return [fixOf(title, "wider", encryption, [edit])];
}
