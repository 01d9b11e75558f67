import { nearest } from "../../catalog/nearest.ts";
import { blockableTypes, encryptionTypes } from "../../catalog/encryptionTypes.ts";
import { placeholderIn } from "../../catalog/placeholders.ts";
import type { Problem, Rule, Severity } from "../../lint/rule.ts";
import { listOf } from "../../lint/words.ts";
import type { Policy, StringValue } from "../../policy/policy.ts";
import { replaceValue } from "../../tree/edits.ts";
import { quoted } from "../quoted.ts";

export const unknownEncryptionType: Rule = {
  id: "s3/unknown-encryption-type",
  summary: "A kind of encryption that S3 does not have",
  kinds: ["s3-bucket-encryption"],
  severity: "error",

  *check(policy) {
    for (const { algorithm, blockedTypes = [] } of policy.encryptionRules) {
      if (algorithm !== undefined) yield* problemsOf(policy, algorithm, "SSEAlgorithm", encryptionTypes);
      for (const type of blockedTypes) yield* problemsOf(policy, type, "EncryptionType", blockableTypes);
    }
  },
};

/** The API knows these too, for access points to other stores of files. What they are to a bucket is not documented. */
const DOUBTFUL: readonly string[] = ["aws:fsx", "aws:backup"];

function* problemsOf(
  { tree }: Policy,
  { value, node }: StringValue,
  member: string,
  known: readonly string[],
): Iterable<Problem> {
  if (known.includes(value) || DOUBTFUL.includes(value) || placeholderIn(value) !== undefined) return;
  const meant = synonyms.get(value.toLowerCase().replaceAll(/[^a-z0-9]/g, "")) ?? nearest(value, known);
  const instead = meant !== undefined && known.includes(meant) ? meant : undefined;
  // More kinds of encryption may come to be blocked than S3 has algorithms.
  const severity: Severity = member === "SSEAlgorithm" || instead !== undefined ? "error" : "warning";
  yield {
    at: node,
    severity,
    message: `${member} is ${listOf(known.map((each) => `"${each}"`)).replace(" and ", " or ")}, spelt exactly so, but here it is ${quoted(value)}. S3 does not take it.`,
    fixes: () =>
      instead === undefined
        ? []
        : [
            {
              title: `Write "${instead}"`,
              access: "narrower",
              edits: [replaceValue(tree.text, node, instead)],
            },
          ],
  };
}

/** What people call the same things, without signs and in small letters. */
const synonyms: ReadonlyMap<string, string> = new Map([
  ["aes256", "AES256"],
  ["sses3", "AES256"],
  ["kms", "aws:kms"],
  ["awskms", "aws:kms"],
  ["ssekms", "aws:kms"],
  ["kmsdsse", "aws:kms:dsse"],
  ["awskmsdsse", "aws:kms:dsse"],
  ["dssekms", "aws:kms:dsse"],
  ["ssec", "SSE-C"],
  ["none", "NONE"],
]);
