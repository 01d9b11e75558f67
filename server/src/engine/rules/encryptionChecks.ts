import { coversAction } from "../evaluate/actions.ts";
import { conditionMatches } from "../evaluate/matches.ts";
import { operatorOf } from "../evaluate/operators.ts";
import type { Request } from "../evaluate/request.ts";
import { allOf, type Truth } from "../evaluate/truth.ts";
import { formatArn, parseArn, type Arn } from "../policy/arn.ts";
import type { Condition, Policy, Statement, StringValue } from "../policy/policy.ts";
import { partitionOf } from "../prove/partition.ts";
import { remember } from "../prove/remember.ts";
import {
  canBeKeyArn,
  encryptionKeys,
  isEncryptionKey,
  pinnedKeys,
  uploadStatementsOf,
} from "../prove/uploads/pinnedKeys.ts";
import type { UploadRow } from "../prove/uploads/readings.ts";
import { placeholderOf } from "./placeholderOf.ts";

/** What one Deny makes of the encryption that requests ask for, whoever makes them and whatever they are for. */
export interface EncryptionCheck {
  readonly statement: Statement;
  /** Its conditions on encryption. At least one. */
  readonly conditions: readonly Condition[];
  /** Whether these certainly hit an upload of that kind; decided on one example, not proved for all. */
  readonly refuses: (row: CheckedRow) => boolean;
  /** Whether they certainly do not hit the same example. */
  readonly spares: (row: CheckedRow) => boolean;
}

/** The kinds of uploads whose outcome does not hang on how S3 compares the names of one key. */
export const checkedRows = [
  "no-header",
  "aes256",
  "dsse-right-key",
  "kms-no-key-id",
  "kms-other-key-same-account",
  "kms-other-key-other-account",
  "sse-c",
  "kms-right-key",
] as const satisfies readonly UploadRow[];
export type CheckedRow = (typeof checkedRows)[number];

/** Every Deny that looks at encryption, in the order of the document. */
export function encryptionChecksOf(policy: Policy): readonly EncryptionCheck[] {
  return policy.once(findChecks);
}

/** The same by statement. */
export function checkOf(policy: Policy, statement: Statement): EncryptionCheck | undefined {
  return policy.once(checksByStatement).get(statement);
}

function checksByStatement(policy: Policy): ReadonlyMap<Statement, EncryptionCheck> {
  return new Map(encryptionChecksOf(policy).map((check) => [check.statement, check]));
}

/** Those of them that are about an action, `s3:PutObject`. */
export function encryptionChecksOn(policy: Policy, action: string): readonly EncryptionCheck[] {
  return policy.once(newChecksByAction)(action);
}

function newChecksByAction(policy: Policy): (action: string) => readonly EncryptionCheck[] {
  const uploads = new Set(uploadStatementsOf(policy));
  return remember((action: string) =>
    encryptionChecksOf(policy).filter(({ statement }) =>
      action === "s3:PutObject" ? uploads.has(statement) : coversAction(statement.action, action) !== false,
    ),
  );
}

/**
 * Whether a policy means to say how uploads are to be encrypted, by itself or by the key of its set. To refuse
 * customer-provided keys does not say that, nor does what it asks of AWS services by name, as AWS's samples for their
 * exports do.
 */
export function triesToEnforce(policy: Policy): boolean {
  return policy.once(findTries);
}

function findTries({ statements, surroundings }: Policy): boolean {
  if (surroundings.set?.keyArn !== undefined) return true;
  const isForServices = ({ principal }: Statement): boolean =>
    principal !== undefined && !principal.negated && principal.values.every(({ type }) => type === "Service");
  return statements.some(
    (statement) => statement.conditions.some(asksForEncryption) && !isForServices(statement),
  );
}

function asksForEncryption({ key }: Condition): boolean {
  return isEncryptionKey(key.value) && key.value.toLowerCase() !== encryptionKeys.customerAlgorithm;
}

/** Whether a Deny names an algorithm, `AES256`, as one that it lets be. */
export function sparesAlgorithm(policy: Policy, algorithm: string): boolean {
  return encryptionChecksOf(policy).some(({ conditions }) =>
    conditions.some(
      ({ key, operator, values }) =>
        key.value.toLowerCase() === encryptionKeys.algorithm &&
        operatorOf(operator)?.negated === true &&
        values.some(({ value }) => value === algorithm),
    ),
  );
}

/**
 * Whether a Deny would refuse such uploads if only a program had filled in yet whom or what it is for: `${bucket}`. As
 * it stands it covers nothing, and says nothing of what it is going to cover.
 */
export function isLeftToTemplate(policy: Policy, rows: readonly UploadRow[]): boolean {
  return policy
    .once(findTemplates)
    .some(({ refuses }) => checkedRows.some((row) => rows.includes(row) && refuses(row)));
}

function findTemplates(policy: Policy): readonly EncryptionCheck[] {
  return encryptionChecksOn(policy, "s3:PutObject").filter(({ statement }) => hasTemplate(policy, statement));
}

function hasTemplate(policy: Policy, { principal, resource }: Statement): boolean {
  const isTemplate = ({ value }: StringValue): boolean => placeholderOf(policy, value)?.form === "template";
  return principal?.values.some(isTemplate) === true || resource?.values.some(isTemplate) === true;
}

/** Whether a Deny refuses uploads for naming another key than the right one. */
export function checksKey({ refuses }: EncryptionCheck): boolean {
  return refuses("kms-other-key-other-account") && !refuses("kms-right-key");
}

/** The condition keys on encryption (in lower case) of an upload of each kind. */
export function exampleHeadersOf(policy: Policy): ReadonlyMap<CheckedRow, Request["context"]> {
  return policy.once(headersByRow);
}

function headersByRow(policy: Policy): ReadonlyMap<CheckedRow, Request["context"]> {
  const examples = policy.once(examplesOf);
  return new Map(checkedRows.map((row) => [row, examples[row].context]));
}

function findChecks(policy: Policy): readonly EncryptionCheck[] {
  const examples = policy.once(examplesOf);
  // Statements repeat each other's conditions.
  const answers = new Map<string, (row: CheckedRow) => Truth>();
  return policy.statements.flatMap((statement) => {
    const conditions = statement.conditions.filter(({ key }) => isEncryptionKey(key.value));
    if (statement.effect !== "Deny" || conditions.length === 0) return [];
    const name = conditions.map(nameOf).join();
    const hits =
      answers.get(name) ??
      remember((row: CheckedRow) =>
        allOf(conditions.map((each) => conditionMatches(each, examples[row], policy))),
      );
    answers.set(name, hits);
    return {
      statement,
      conditions,
      refuses: (row) => hits(row) === true,
      spares: (row) => hits(row) === false,
    };
  });
}

function nameOf({ operator, key, values }: Condition): string {
  return `${operator.name} ${key.value} ${values.map(({ value }) => JSON.stringify(value)).join()}`;
}

/** One upload of each kind that shows nothing but how it asks to be encrypted. Any key stands for one that is not pinned. */
function examplesOf(policy: Policy): Readonly<Record<CheckedRow, Request>> {
  const { right, sameAccount, otherAccount } = exampleKeys(policy);
  const { algorithm, keyId, customerAlgorithm } = encryptionKeys;
  const kms = [algorithm, "aws:kms"] as const;
  return {
    "no-header": uploadWith(),
    aes256: uploadWith([algorithm, "AES256"]),
    "dsse-right-key": uploadWith([algorithm, "aws:kms:dsse"], [keyId, right]),
    "kms-no-key-id": uploadWith(kms),
    "kms-other-key-same-account": uploadWith(kms, [keyId, sameAccount]),
    "kms-other-key-other-account": uploadWith(kms, [keyId, otherAccount]),
    "sse-c": uploadWith([customerAlgorithm, "AES256"]),
    "kms-right-key": uploadWith(kms, [keyId, right]),
  };
}

function uploadWith(...headers: readonly (readonly [key: string, value: string])[]): Request {
  const context = new Map(headers.map(([key, value]) => [key, [value]]));
  return { caller: { type: "anonymous" }, action: "s3:PutObject", resource: "", context };
}

function exampleKeys(policy: Policy) {
  const partition = policy.once(partitionOf);
  const pin = pinnedKeys(policy).find((value) => canBeKeyArn(value, partition));
  const arn = parseArn(pin?.replaceAll(/[*?]/g, "1") ?? "");
  const right = { ...(arn ?? exampleKey), partition };
  const other = { ...right, resource: "key/99999999-8888-7777-6666-555555555555" };
  const account = right.account === "444455556666" ? "777788889999" : "444455556666";
  return {
    right: formatArn(right),
    sameAccount: formatArn(other),
    otherAccount: formatArn({ ...other, account }),
  };
}

const exampleKey: Omit<Arn, "partition"> = {
  service: "kms",
  region: "us-east-1",
  account: "111122223333",
  resource: "key/11111111-2222-3333-4444-555555555555",
};
