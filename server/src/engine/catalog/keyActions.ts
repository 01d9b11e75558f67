import { actionOf, actionsOf, type Action } from "./actions.ts";

/**
 * What an action of KMS does with a key: use it ("cryptographic"), manage grants, administer it, or only look.
 * Grants are a class of their own, because whoever may give them can give itself any use of the key.
 */
export type KeyActionClass = "cryptographic" | "grants" | "administration" | "read";

/** Every use of key material. Names that begin alike belong together: ReEncryptFrom and ReEncryptTo. */
const CRYPTOGRAPHIC =
  /^kms:(?:Encrypt|Decrypt|ReEncrypt(?:From|To)|GenerateDataKey\w*|GenerateMac|VerifyMac|Sign|Verify|DeriveSharedSecret)$/;

const GRANTS = /^kms:\w+Grants?$/;

/** Every action of KMS, by name. */
export const keyActions: readonly Action[] = actionsOf("kms");

/** The class of an action of KMS; undefined for one of another service. */
export function keyActionClassOf({ name }: Action): KeyActionClass | undefined {
  return classes.get(name);
}

const classes: ReadonlyMap<string, KeyActionClass> = new Map(
  keyActions.map((action) => [action.name, classify(action)]),
);

function classify({ name, levels }: Action): KeyActionClass {
  if (CRYPTOGRAPHIC.test(name)) return "cryptographic";
  if (GRANTS.test(name)) return "grants";
  return levels.includes("Read") || levels.includes("List") ? "read" : "administration";
}

/** How whoever may call an action comes by the use of the key without having it, as it completes "can …". */
export const escalations: ReadonlyMap<string, string> = new Map([
  ["kms:PutKeyPolicy", "rewrite the key policy and allow itself to decrypt"],
  ["kms:CreateGrant", "give anyone, itself included, a grant to decrypt"],
]);

/** Whether an action acts on a key at all. One that acts on the account has no effect in a key policy. */
export function actsOnKey({ resourceTypes }: Action): boolean {
  return resourceTypes.includes("kms:key");
}

/** Whether S3 may call an action for somebody else, by its name: it encrypts and decrypts, and administers no key. */
export function mayComeThroughS3(name: string): boolean {
  const action = actionOf(name);
  return action === undefined || keyActionClassOf(action) !== "administration";
}

/** The actions of KMS that do not use key material and still work for principals of other accounts. */
const ACROSS_ACCOUNTS: readonly string[] = [
  "kms:CreateGrant",
  "kms:DescribeKey",
  "kms:GetKeyRotationStatus",
  "kms:GetPublicKey",
  "kms:ListGrants",
  "kms:RetireGrant",
  "kms:RevokeGrant",
];

/** Whether an action of KMS works for a principal of another account than the key's. */
export function worksAcrossAccounts(action: Action): boolean {
  return keyActionClassOf(action) === "cryptographic" || ACROSS_ACCOUNTS.includes(action.name);
}
