import type { Problem, Rule } from "../../lint/rule.ts";
import { listOf, titleOf } from "../../lint/words.ts";
import type { Policy } from "../../policy/policy.ts";
import { awaitsDeny } from "../../prove/unfinished.ts";
import type { UploadRow } from "../../prove/uploads/readings.ts";
import { uploadsOf, type Upload, type Uploads } from "../../prove/uploads.ts";
import { missingHeaderDeny, wrongAlgorithmDeny, wrongKeyDeny } from "../../templates/bucketStatements.ts";
import { propertyOf } from "../../tree/node.ts";
import { bucketArnOf } from "../bucketArn.ts";
import { checksKey, encryptionChecksOn, triesToEnforce, type EncryptionCheck } from "../encryptionChecks.ts";
import { addStatements } from "../uploadFixes.ts";
import { letsRightUploadsIn } from "../uploadGaps.ts";

export const guideDenyMissing: Rule = {
  id: "s3/guide-deny-missing",
  summary: "One of the guide's three denies has no counterpart",
  kinds: ["s3-bucket-policy"],
  severity: "hint",

  *check(policy) {
    // The guide's denies ask for headers.
    if (policy.tree.errors.length > 0 || policy.surroundings.profile !== "strict") return;
    const checks = encryptionChecksOn(policy, "s3:PutObject");
    if (checks.length === 0 || !triesToEnforce(policy) || policy.once(awaitsDeny)) return;
    const uploads = policy.once(uploadsOf);
    if (!letsRightUploadsIn(uploads) || isUnclear(uploads)) return;
    for (const deny of guideDenies) if (!checks.some(deny.isLike)) yield* problemsOf(policy, deny);
  },
};

/** What certain headers lead to depends on nothing but what the policy leaves open: it is a template, perhaps. */
function isUnclear({ rows }: Uploads): boolean {
  return rows.some(({ row, verdict }) => certain.includes(row) && verdict === "depends");
}

const certain: readonly UploadRow[] = ["aes256", "kms-other-key-other-account"];

interface GuideDeny {
  /** "uploads …", as a sentence and a title go on. */
  readonly what: string;
  /** Whether a Deny decides the same about encryption, however it is written. */
  readonly isLike: (check: EncryptionCheck) => boolean;
  /** What it is there for. Where one of them gets through, a rule of its own says so. */
  readonly rows: readonly UploadRow[];
  /** What else it refuses. */
  readonly others: readonly UploadRow[];
  readonly statement: (bucketArn: string, ...keyArns: readonly string[]) => object;
}

const guideDenies: readonly GuideDeny[] = [
  {
    what: "uploads without an encryption header",
    isLike: ({ refuses }) => refuses("no-header") && !refuses("aes256") && !refuses("kms-no-key-id"),
    rows: ["no-header"],
    others: ["sse-c"],
    statement: missingHeaderDeny,
  },
  {
    what: "uploads with another algorithm than aws:kms",
    isLike: ({ refuses }) =>
      refuses("aes256") && !refuses("kms-no-key-id") && !refuses("kms-other-key-other-account"),
    rows: ["aes256"],
    others: ["no-header", "dsse-right-key", "sse-c"],
    statement: wrongAlgorithmDeny,
  },
  {
    what: "uploads under another key",
    isLike: checksKey,
    rows: ["kms-no-key-id", "kms-other-key-same-account", "kms-other-key-other-account"],
    others: ["aes256", "sse-c"],
    statement: wrongKeyDeny,
  },
];

function* problemsOf(policy: Policy, { what, rows, others, statement }: GuideDeny): Iterable<Problem> {
  const { rows: uploads, rightKeys } = policy.once(uploadsOf);
  const [at, bucketArn] = [propertyOf(policy.root, "Statement")?.name, bucketArnOf(policy)];
  const ofIts = (wanted: readonly UploadRow[]): readonly Upload[] =>
    uploads.filter(({ row }) => wanted.includes(row));
  if (at === undefined || ofIts(rows).some(({ verdict }) => verdict === "open")) return;

  const added = ofIts([...rows, ...others]).filter(({ verdict }) => verdict !== "closed");
  yield {
    at,
    message: `The guide's deny for ${what} has no counterpart here. ${changeOf(added, ofIts(rows))}`,
    fixes: () => {
      if (bucketArn === undefined || rightKeys.length === 0) return [];
      const edits = addStatements(policy, [statement(bucketArn, ...rightKeys)]);
      // One Deny more may refuse a request that nobody thought of: never applied unasked.
      return edits === undefined
        ? []
        : [{ title: `Add a statement that denies ${what}`, access: "narrower", edits }];
    },
  };
}

function changeOf(added: readonly Upload[], own: readonly Upload[]): string {
  if (added.length > 0) return `Adding it would also refuse ${listOf(added.map(inWords))}.`;
  const closers = [...new Set(own.flatMap(({ by }) => by))].map(titleOf);
  return `Adding it would change nothing: ${listOf(closers)} ${closers.length > 1 ? "refuse" : "refuses"} them already.`;
}

function inWords({ row, verdict }: Upload): string {
  if (row === "no-header" && verdict === "depends")
    return "uploads without a header to a bucket whose default key is the right one";
  return wordsFor[row] ?? "uploads that name no key";
}

const wordsFor: Readonly<Partial<Record<UploadRow, string>>> = {
  "no-header": "uploads without a header",
  "dsse-right-key": "uploads with aws:kms:dsse under the right key",
  "sse-c": "uploads with a customer-provided key",
};
