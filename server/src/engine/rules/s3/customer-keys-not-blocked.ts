import type { Fix, Rule } from "../../lint/rule.ts";
import type { EncryptionRule, Policy } from "../../policy/policy.ts";
import { setProperty } from "../../tree/edits.ts";
import { propertyOf } from "../../tree/node.ts";

export const customerKeysNotBlocked: Rule = {
  id: "s3/customer-keys-not-blocked",
  summary: "Uploads under keys that nobody but the uploader has",
  kinds: ["s3-bucket-encryption"],
  severity: "information",

  *check(policy) {
    for (const rule of policy.encryptionRules) {
      const { byDefault, blockedTypes, node } = rule;
      if (byDefault === undefined || policy.tree.errors.length > 0) continue;
      if (blockedTypes === undefined) {
        if (propertyOf(node, "BlockedEncryptionTypes") === undefined)
          yield { at: byDefault.name, message: UNSAID, fixes: () => fixesOf(policy, rule) };
        continue;
      }
      const isBlocked = blockedTypes.some(({ value }) => value !== "NONE");
      const [first] = blockedTypes;
      if (first !== undefined && !isBlocked)
        yield { at: first.node, message: ALLOWED, fixes: () => fixesOf(policy, rule) };
    }
  },
};

const RISK = "Whoever has written such an object alone can read it, and no key policy has a say.";
const UNSAID = `Nothing here says whether uploads with keys of the client's own (SSE-C) are blocked: new buckets block them since April 2026, older ones may take them. ${RISK}`;
const ALLOWED = `"NONE" lets uploads with keys of the client's own (SSE-C) in. ${RISK}`;

function fixesOf({ tree }: Policy, { node }: EncryptionRule): readonly Fix[] {
  const blocked = propertyOf(node, "BlockedEncryptionTypes")?.value;
  const edit =
    blocked?.kind === "object"
      ? setProperty(tree.text, blocked, "EncryptionType", ["SSE-C"])
      : setProperty(tree.text, node, "BlockedEncryptionTypes", { EncryptionType: ["SSE-C"] });
  return [{ title: 'Block "SSE-C"', access: "narrower", edits: [edit] }];
}
