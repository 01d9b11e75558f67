import type { Fix, Rule } from "../../lint/rule.ts";
import { isKeyId, parseArn } from "../../policy/arn.ts";
import type { Policy, StringValue } from "../../policy/policy.ts";
import { replaceValue } from "../../tree/edits.ts";
import { keyElsewhere } from "../keyElsewhere.ts";
import { quoted } from "../quoted.ts";
import { isS3ManagedKey, mayNameKey } from "../../policy/keyNames.ts";

export const keyNotByArn: Rule = {
  id: "s3/key-not-by-arn",
  summary: "A bucket's key named by an alias or a bare id",
  kinds: ["s3-bucket-encryption"],
  severity: "warning",
  comparesDocuments: true,

  *check(policy) {
    for (const { keyId, algorithm } of policy.encryptionRules) {
      if (keyId === undefined || algorithm?.value === "AES256" || isS3ManagedKey(keyId.value)) continue;
      const form = formOf(keyId.value);
      if (form === undefined) continue;
      yield {
        at: keyId.node,
        // In the account of the key an id leaves no doubt about which key it is.
        ...(form === "id" && { severity: "information" }),
        message: messages[form](keyId.value) + doubtAbout(policy, keyId.value),
        related: keyElsewhere(policy, keyMeant(policy, keyId.value)),
        fixes: () => fixesOf(policy, keyId),
      };
    }
  },
};

function formOf(value: string): "alias" | "id" | undefined {
  if (/^alias\/[\w/-]+$/.test(value) || parseArn(value)?.resource.startsWith("alias/") === true)
    return "alias";
  return isKeyId(value) ? "id" : undefined;
}

const messages = {
  alias: (value: string) =>
    `"${value}" is an alias. S3 looks it up in the account of whoever uploads, where it may be another key or none, and a policy that compares the key's ARN may refuse such uploads. Name the key by its ARN.`,
  id: (value: string) =>
    `"${value}" is a key id without region and account. S3 looks it up in the account of whoever uploads, so uploads from other accounts do not find it. Name the key by its ARN.`,
} as const;

/** The set's key, as far as the name may stand for it. */
function keyMeant({ surroundings }: Policy, value: string): string | undefined {
  const wanted = surroundings.set?.keyArn;
  return wanted !== undefined && mayNameKey(value, wanted) ? wanted : undefined;
}

function doubtAbout(policy: Policy, value: string): string {
  const wanted = isKeyId(value) ? undefined : keyMeant(policy, value);
  return wanted === undefined
    ? ""
    : ` Whether it leads to ${quoted(wanted)}, the key of this set, AWS alone knows.`;
}

/** What it does to access, only AWS could tell. */
function fixesOf(policy: Policy, { value, node }: StringValue): readonly Fix[] {
  const arn = keyMeant(policy, value);
  if (arn === undefined) return [];
  return [{ title: `Write "${arn}"`, access: "wider", edits: [replaceValue(policy.tree.text, node, arn)] }];
}
