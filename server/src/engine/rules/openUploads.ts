import { callerInWords, putObjectCommand } from "../lint/putObjectCommand.ts";
import type { Fix, Problem } from "../lint/rule.ts";
import { addStatement } from "../lint/statementEdits.ts";
import { listOf } from "../lint/words.ts";
import type { Policy } from "../policy/policy.ts";
import { enforcesEncryption } from "../prove/uploads/pinnedKeys.ts";
import type { UploadRow } from "../prove/uploads/readings.ts";
import { uploadsOf, type Upload, type Uploads } from "../prove/uploads.ts";
import { propertyOf, type Span } from "../tree/node.ts";
import { bucketArnOf } from "./bucketArn.ts";
import { mendingCandidates, verifiedFixes, type Candidate } from "./uploadFixes.ts";

/** A kind of upload that should not get through, and how a policy keeps it out. */
export interface UnwantedUpload {
  /** The rows of the matrix that are one problem together. */
  readonly rows: readonly UploadRow[];
  /** The condition key that a Deny against it looks at, in lower case. */
  readonly key: string;
  /** "uploads …", as a sentence and a title go on. */
  readonly what: string;
  /** What becomes of such an object, as a whole sentence. */
  readonly consequence: string;
  /** The statement that keeps it out of a bucket whose objects are to be under that key. */
  readonly deny: (bucketArn: string, keyArn: string) => object;
}

/**
 * One problem when any upload of that kind gets through a policy that means to enforce encryption. A text with
 * mistakes is still being typed: what it lacks may be on its way.
 */
export function* openUploadProblems(policy: Policy, unwanted: UnwantedUpload): Iterable<Problem> {
  if (policy.tree.errors.length > 0 || !enforcesEncryption(policy)) return;
  const open = policy
    .once(uploadsOf)
    .rows.filter(({ row, verdict }) => verdict === "open" && unwanted.rows.includes(row));
  const row = open.find(({ exempt }) => exempt === undefined) ?? open[0];
  if (row?.witness !== undefined) yield problemOf(policy, unwanted, row);
}

function problemOf(policy: Policy, unwanted: UnwantedUpload, { witness, exempt }: Upload): Problem {
  const command = witness === undefined ? "" : putObjectCommand(witness);
  const by = witness === undefined ? "" : callerInWords(witness.caller);
  const whose = exempt === undefined ? "" : ` from ${listOf(exempt)}, whom the policy exempts by name`;
  return {
    at: placeOf(policy, unwanted.key),
    ...(exempt === undefined ? {} : { severity: "information" }),
    message: `U${unwanted.what.slice(1)}${whose} get through, such as: ${command} (by ${by}). ${unwanted.consequence}`,
    fixes: () => fixesOf(policy, unwanted),
  };
}

/** The condition of a Deny that should have kept it out, rather one that compares values; else the list that lacks one. */
function placeOf({ statements, root, tree }: Policy, wanted: string): Span {
  const denies = statements.filter(({ effect }) => effect === "Deny");
  const conditions = denies.flatMap((statement) =>
    statement.conditions.filter(({ key }) => key.value.toLowerCase() === wanted),
  );
  const found = conditions.find(({ operator }) => operator.base !== "Null") ?? conditions[0];
  return found?.property.name ?? propertyOf(root, "Statement")?.name ?? tree.root ?? { start: 0, end: 0 };
}

/** What closes these rows, opens no other further, and leaves the right upload as open as it was. */
function fixesOf(policy: Policy, unwanted: UnwantedUpload): readonly Fix[] {
  const before = policy.once(uploadsOf);
  const bucketArn = bucketArnOf(policy);
  if (bucketArn === undefined) return [];
  const isGood = (after: Uploads): boolean => closesOnly(unwanted.rows, before, after);
  const statement = unwanted.deny(bucketArn, before.rightKeys[0] ?? MISSING_KEY);
  const added = { access: "narrower", edits: addStatement(policy, statement) } as const;
  const title = `Add a statement that denies ${unwanted.what}`;
  const isFilledIn = before.rightKeys.length > 0 || !JSON.stringify(statement).includes(MISSING_KEY);
  if (isFilledIn)
    return verifiedFixes(policy, [...mendingCandidates(policy, bucketArn), { title, ...added }], isGood);
  const fillIn = { title: `${title}, with the key's ARN to fill in`, ...added };
  return [...verifiedFixes(policy, mendingCandidates(policy, bucketArn), isGood), ...withEdits(fillIn)];
}

function closesOnly(wanted: readonly UploadRow[], before: Uploads, after: Uploads): boolean {
  const isNoWorse = after.rows.every(({ row, verdict }) => {
    if (wanted.includes(row)) return verdict === "closed";
    const was = before.rows.find((each) => each.row === row)?.verdict;
    return row === "kms-right-key" || was === undefined || openness[verdict] <= openness[was];
  });
  return isNoWorse && (letsRightUploadsIn(after) || !letsRightUploadsIn(before));
}

/** Under the right key or, where the policy knows none, under some key. */
function letsRightUploadsIn({ rows, rightKeys }: Uploads): boolean {
  const right = rightKeys.length > 0 ? /^kms-right-key$/ : /^kms-other-key-/;
  return rows.some(({ row, verdict }) => right.test(row) && verdict !== "closed");
}

const openness = { closed: 0, depends: 1, open: 2 } as const;

/** What the statement for one key says where nobody knows the key; arn/placeholder then asks for it. */
const MISSING_KEY = "arn:aws:kms:<region>:<account-id>:key/<key-id>";

function withEdits({ title, access, edits }: Candidate): readonly Fix[] {
  return edits === undefined ? [] : [{ title, access, edits }];
}
