import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import { listOf, shortNameOf, titleOf } from "../../lint/words.ts";
import type { Policy } from "../../policy/policy.ts";
import { accessOf, type KeyAccess, type KeyPermission } from "../../prove/access.ts";
import { kindOf } from "../../prove/access/actionKinds.ts";
import { permissionsFor } from "../../prove/access/separation.ts";
import { s3ConditionOf } from "../../prove/access/throughS3.ts";
import { appendToList } from "../../tree/edits.ts";
import { subject } from "../sentence.ts";

export const userCannotServeS3: Rule = {
  id: "kms/user-cannot-serve-s3",
  summary: "A user of the key through S3 who lacks what S3 asks for",
  kinds: ["kms-key-policy"],
  severity: "warning",

  *check(policy) {
    const seen = new Set<number>();
    for (const access of accessOf(policy)) {
      const lack = lackOf(access);
      if (lack === undefined || seen.has(lack.permission.by.start)) continue;
      seen.add(lack.permission.by.start);
      yield problemOf(policy, access, lack);
    }
  },
};

/** What somebody lacks who is meant to use the key through S3. */
interface Lack {
  readonly permission: KeyPermission;
  readonly missing: readonly string[];
  /** The one task that it can do all the same, as a sentence goes on. */
  readonly unless?: string;
}

/**
 * A reader needs no more than kms:Decrypt, and the role of a replication no more than kms:Encrypt. Decrypting besides
 * may be meant for replication, too, and kms:GenerateDataKey alone for small objects. Anything else shows a writer.
 */
function lackOf(access: KeyAccess): Lack | undefined {
  const { type } = access.principal;
  if (type !== "identity" && type !== "group") return undefined;
  const use = permissionsFor(access, "cryptographic");
  const permission = use.find(({ statement }) => s3ConditionOf(statement) !== undefined);
  const names = new Set(use.map(({ action }) => action.name));
  if (permission === undefined || (names.has(DOWNLOAD) && !names.has("kms:Encrypt"))) return undefined;
  const missing = [UPLOAD, DOWNLOAD].filter((name) => !names.has(name));
  if (missing.length === 0) return undefined;
  if (names.has(UPLOAD)) return { permission, missing, unless: "unless it uploads small objects only" };
  const isReplication = names.has("kms:Encrypt") && [...names].every((name) => REPLICATION.includes(name));
  if (isReplication && !names.has(DOWNLOAD)) return undefined;
  return { permission, missing, ...(isReplication && { unless: "unless it is there for replication" }) };
}

const UPLOAD = "kms:GenerateDataKey";
const DOWNLOAD = "kms:Decrypt";
const REPLICATION = ["kms:Encrypt", DOWNLOAD];

function problemOf(policy: Policy, { principal }: KeyAccess, lack: Lack): Problem {
  const { permission, missing, unless } = lack;
  const lacked = listOf(missing).replace(" and ", " and no ");
  return {
    at: permission.by,
    ...(unless !== undefined && { severity: "information" }),
    message:
      `${subject(shortNameOf(principal.name))} is to use this key through S3 but has no ${lacked}. ` +
      `${fateOf(missing)}${unless === undefined ? "" : `. That is a fault ${unless}`}.`,
    fixes: () => fixesOf(policy, lack),
  };
}

function fateOf(missing: readonly string[]): string {
  if (missing.length > 1)
    return `S3 asks for ${UPLOAD} to upload and ${DOWNLOAD} to download, so it can do neither`;
  return missing.includes(UPLOAD)
    ? `S3 asks for ${UPLOAD} to upload, and not for kms:Encrypt, so its uploads fail`
    : `S3 asks for ${DOWNLOAD} to download and to upload in parts, so both fail`;
}

/** Adds what it lacks first. Where a Deny takes that away, allowing it once more does not help. */
function fixesOf(policy: Policy, { permission: { statement }, missing }: Lack): readonly Fix[] {
  const [action = UPLOAD] = missing;
  if (kindOf(policy, action).denies.length > 0) return [];
  const list = statement.action?.negated === false ? statement.action.property.value : undefined;
  if (list === undefined) return [];
  const title = `Add "${action}" to Action of ${titleOf(statement)}`;
  return [{ title, access: "wider", edits: [appendToList(policy.tree.text, list, action)] }];
}
