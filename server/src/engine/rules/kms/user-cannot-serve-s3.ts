import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import { listOf, shortNameOf, titleOf } from "../../lint/words.ts";
import type { Policy } from "../../policy/policy.ts";
import { accessOf, type KeyAccess, type KeyPermission } from "../../prove/access.ts";
import { kindOf } from "../../prove/access/actionKinds.ts";
import { permissionsFor } from "../../prove/access/separation.ts";
import { s3ConditionOf } from "../../prove/access/throughS3.ts";
import { appendToList } from "../../tree/edits.ts";

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
}

/**
 * A reader needs no more than kms:Decrypt, a writer no more than kms:GenerateDataKey, and the role of a replication
 * kms:Encrypt: whoever has one of them may have all it needs. Encrypting and re-encrypting besides shows a writer.
 */
function lackOf(access: KeyAccess): Lack | undefined {
  const { type } = access.principal;
  if (type !== "identity" && type !== "group") return undefined;
  const use = permissionsFor(access, "cryptographic");
  const permission = use.find(({ statement }) => s3ConditionOf(statement) !== undefined);
  const names = new Set(use.map(({ action }) => action.name));
  if (permission === undefined || names.has(UPLOAD)) return undefined;
  const isReplication = names.has("kms:Encrypt") && [...names].every((name) => REPLICATION.includes(name));
  if (isReplication || (names.has(DOWNLOAD) && !names.has("kms:Encrypt"))) return undefined;
  return { permission, missing: names.has(DOWNLOAD) ? [UPLOAD] : [UPLOAD, DOWNLOAD] };
}

const UPLOAD = "kms:GenerateDataKey";
const DOWNLOAD = "kms:Decrypt";
const REPLICATION = ["kms:Encrypt", DOWNLOAD];

function problemOf(policy: Policy, { principal }: KeyAccess, { permission, missing }: Lack): Problem {
  const who = shortNameOf(principal.name);
  const fate =
    missing.length === 1
      ? `S3 asks for ${UPLOAD} to upload, and not for kms:Encrypt, so its uploads fail`
      : `S3 asks for ${UPLOAD} to upload and ${DOWNLOAD} to download, so it can do neither`;
  return {
    at: permission.by,
    message: `${who} is to use this key through S3 but has no ${listOf(missing).replace(" and ", " and no ")}. ${fate}.`,
    fixes: () => fixesOf(policy, permission),
  };
}

/** Uploads are what both kinds lack. Where a Deny takes them away, allowing them once more does not help. */
function fixesOf(policy: Policy, { statement }: KeyPermission): readonly Fix[] {
  if (kindOf(policy, UPLOAD).denies.length > 0) return [];
  const list = statement.action?.negated === false ? statement.action.property.value : undefined;
  if (list === undefined) return [];
  const title = `Add "${UPLOAD}" to Action of ${titleOf(statement)}`;
  return [{ title, access: "wider", edits: [appendToList(policy.tree.text, list, UPLOAD)] }];
}
