import type { Request } from "../evaluate/request.ts";
import { putObjectCommand, uploaderInWords } from "../lint/putObjectCommand.ts";
import type { Fix, Problem, Related } from "../lint/rule.ts";
import { addStatement } from "../lint/statementEdits.ts";
import { listOf } from "../lint/words.ts";
import type { Policy } from "../policy/policy.ts";
import type { UploadRow } from "../prove/uploads/readings.ts";
import { awaitsDeny } from "../prove/unfinished.ts";
import { uploadsOf, type Upload, type Uploads } from "../prove/uploads.ts";
import { propertyOf, type Span } from "../tree/node.ts";
import { bucketArnOf } from "./bucketArn.ts";
import { isLeftToTemplate, triesToEnforce } from "./encryptionChecks.ts";
import { isNoWorse } from "./uploadGaps.ts";
import { sentence } from "./sentence.ts";
import { oppositeCandidates, scopeCandidates, verifiedFixes } from "./uploadFixes.ts";

/** A kind of upload that should not get through, and how a policy keeps it out. */
export interface UnwantedUpload {
  /** The rows of the matrix that are one problem together. */
  readonly rows: readonly UploadRow[];
  /** The condition key that a Deny against it looks at, in lower case. */
  readonly key: string;
  /** "uploads …", as a sentence and a title go on. */
  readonly what: string;
  /** What becomes of such an object, in whole sentences. */
  readonly consequence: (upload: Request, policy: Policy) => string;
  /** The statement that keeps it out of a bucket whose objects are to be under one of those keys. */
  readonly deny: (bucketArn: string, ...keyArns: readonly string[]) => object;
  /** Whether the policy asks for such uploads after all. */
  readonly isWanted?: (uploads: Uploads) => boolean;
  /** Where other documents of the set decide what becomes of it. */
  readonly related?: (policy: Policy) => readonly Related[];
  /** Whether it takes more than the policy to tell if such uploads are welcome, where no verdict is wanted. */
  readonly isInDoubt?: (policy: Policy) => boolean;
  /** One that says more of what is amiss than the one found. */
  readonly exampleFor?: (policy: Policy, found: Request) => Request;
  /** Whether the policy names such uploads, like the example, among those that it spares: its author knows of them. */
  readonly isSpared?: (policy: Policy, upload: Request) => boolean;
}

/**
 * One problem when any upload of that kind gets through a policy that means to enforce encryption. A text with
 * mistakes is still being typed, and so is a Deny that lacks an element: what they do not say may be on its way.
 */
export function* openUploadProblems(policy: Policy, unwanted: UnwantedUpload): Iterable<Problem> {
  if (policy.tree.errors.length > 0 || !triesToEnforce(policy) || policy.once(awaitsDeny)) return;
  const uploads = policy.once(uploadsOf);
  if (unwanted.isWanted?.(uploads) === true) return;
  const rows = rowsToClose(policy, unwanted);
  const open = uploads.rows.filter(
    ({ row, verdict }) => verdict === "open" && rows.includes(row) && !isLeftToTemplate(policy, [row]),
  );
  const row = open.find(({ exempt }) => exempt === undefined) ?? open[0];
  if (row?.witness === undefined) return;
  yield problemOf(policy, unwanted, row, unwanted.exampleFor?.(policy, row.witness) ?? row.witness);
}

/** Those of its rows that are not welcome, as far as anybody knows. */
function rowsToClose(policy: Policy, { rows, isInDoubt }: UnwantedUpload): readonly UploadRow[] {
  return policy
    .once(uploadsOf)
    .rows.filter(
      ({ wanted }) => wanted === "closed" || (wanted === undefined && isInDoubt?.(policy) === true),
    )
    .flatMap(({ row }) => (rows.includes(row) ? row : []));
}

function problemOf(
  policy: Policy,
  unwanted: UnwantedUpload,
  { exempt, wanted, reason }: Upload,
  witness: Request,
): Problem {
  const { what, key, consequence, isSpared, related } = unwanted;
  const whose = exempt === undefined ? "" : ` from ${listOf(exempt)}, whom the policy exempts by name,`;
  const example = `${putObjectCommand(witness)} (by ${uploaderInWords(witness)})`;
  const besides = reason === undefined ? "" : `${reason} `;
  const isMeant = exempt !== undefined || wanted === undefined || isSpared?.(policy, witness) === true;
  return {
    at: placeOf(policy, key),
    ...(isMeant && { severity: "information" }),
    message: `${sentence(what)}${whose} get through, such as: ${example}. ${besides}${consequence(witness, policy)}`,
    related: related?.(policy) ?? [],
    fixes: () => fixesOf(policy, unwanted),
  };
}

/** The condition of a Deny that should have kept it out, rather one that compares values; else the list that lacks one. */
function placeOf({ statements, root, tree }: Policy, wanted: string): Span {
  const conditions = statements.flatMap((statement) =>
    statement.effect === "Deny"
      ? statement.conditions.filter(({ key }) => key.value.toLowerCase() === wanted)
      : [],
  );
  const found = conditions.find(({ operator }) => operator.base !== "Null") ?? conditions[0];
  return found?.property.name ?? propertyOf(root, "Statement")?.name ?? tree.root ?? { start: 0, end: 0 };
}

/** What closes these rows, lets no other upload in, and leaves the right ones as open as they were. */
function fixesOf(policy: Policy, unwanted: UnwantedUpload): readonly Fix[] {
  const bucketArn = bucketArnOf(policy);
  if (bucketArn === undefined) return [];
  const rows = rowsToClose(policy, unwanted);
  const isGood = (uploads: Uploads, after: Policy): boolean =>
    closes(rows, uploads) && isNoWorse(policy, after);
  const mending = [...scopeCandidates(policy, bucketArn, rows), ...oppositeCandidates(policy)];
  return [...verifiedFixes(policy, mending, isGood), ...addingFixes(policy, unwanted, bucketArn, isGood)];
}

/** A statement of its own. With a blank in it nothing is to be verified: it denies too much until that is filled in. */
function addingFixes(
  policy: Policy,
  { what, deny }: UnwantedUpload,
  bucketArn: string,
  isGood: (uploads: Uploads, after: Policy) => boolean,
): readonly Fix[] {
  const { rightKeys } = policy.once(uploadsOf);
  const isKnown = rightKeys.length > 0;
  const statement = deny(bucketArn, ...(isKnown ? rightKeys : [MISSING_KEY]));
  const edits = addStatement(policy, statement);
  const title = `Add a statement that denies ${what}`;
  if (isKnown || !JSON.stringify(statement).includes(MISSING_KEY))
    return verifiedFixes(policy, [{ title, access: "narrower", edits }], isGood);
  return edits === undefined
    ? []
    : [{ title: `${title}, with the key's ARN to fill in`, access: "narrower", edits }];
}

function closes(wanted: readonly UploadRow[], { rows }: Uploads): boolean {
  return rows.every(({ row, verdict }) => !wanted.includes(row) || verdict === "closed");
}

/** What the statement for one key says where nobody knows the key; arn/placeholder then asks for it. */
export const MISSING_KEY = "arn:aws:kms:<region>:<account-id>:key/<key-id>";
