import type { Fix, Rule } from "../../lint/rule.ts";
import { isKeyId, parseArn } from "../../policy/arn.ts";
import type { Policy, StringValue } from "../../policy/policy.ts";
import { replaceValue } from "../../tree/edits.ts";
import { isS3ManagedKey } from "./encryption/managedKey.ts";

export const keyNotByArn: Rule = {
  id: "s3/key-not-by-arn",
  summary: "A bucket's key named by an alias or a bare id",
  kinds: ["s3-bucket-encryption"],
  severity: "warning",

  *check(policy) {
    for (const { keyId, algorithm } of policy.encryptionRules) {
      if (keyId === undefined || algorithm?.value === "AES256" || isS3ManagedKey(keyId.value)) continue;
      const form = formOf(keyId.value);
      if (form === undefined) continue;
      yield {
        at: keyId.node,
        // In the account of the key an id leaves no doubt about which key it is.
        ...(form === "id" && { severity: "information" }),
        message: messages[form](keyId.value),
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

/** Only an id shows that it is the key which the documents of the set are about. */
function fixesOf({ tree, surroundings }: Policy, { value, node }: StringValue): readonly Fix[] {
  const arn = surroundings.set?.keyArn;
  if (arn?.endsWith(`:key/${value}`) !== true) return [];
  return [{ title: `Write "${arn}"`, access: "wider", edits: [replaceValue(tree.text, node, arn)] }];
}
