import type { Problem, Rule } from "../../lint/rule.ts";
import { listOf, titleOf } from "../../lint/words.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { uploadsOf } from "../../prove/uploads.ts";
import { keyElsewhere } from "../keyElsewhere.ts";
import { encryptionChecksOn } from "../encryptionChecks.ts";
import { sentence } from "../sentence.ts";

export const headerRequiredThoughDefaultIsRight: Rule = {
  id: "s3/header-required-though-default-is-right",
  summary: "Uploads are refused that the bucket would have encrypted with the right key",
  kinds: ["s3-bucket-policy"],
  severity: "information",
  comparesDocuments: true,

  *check(policy) {
    const keyId = defaultKeyOf(policy);
    if (keyId === undefined || encryptionChecksOn(policy, "s3:PutObject").length === 0) return;
    const { rows, rightKeys } = policy.once(uploadsOf);
    const withoutHeader = rows.find(({ row }) => row === "no-header");
    if (withoutHeader?.verdict === "closed" && rightKeys.includes(keyId))
      yield* problemsOf(policy, withoutHeader.by, keyId);
  },
};

/** The key that the bucket encrypts with where an upload does not say, if its set shows one. */
function defaultKeyOf({ surroundings, tree }: Policy): string | undefined {
  const byDefault = surroundings.set?.defaultEncryption;
  return byDefault?.algorithm === "aws:kms" && tree.errors.length === 0 ? byDefault.keyId : undefined;
}

function* problemsOf(policy: Policy, by: readonly Statement[], keyId: string): Iterable<Problem> {
  const [first] = by;
  if (first === undefined) return;
  const verb = by.length > 1 ? "refuse" : "refuses";
  yield {
    at: first.sid?.node ?? first.node,
    message: `${sentence(listOf(by.map(titleOf)))} ${verb} uploads without an encryption header, although the bucket's default encryption puts them under the right key, ${keyId}. Clients that rely on the default fail. ${adviceOf(policy)}`,
    related: keyElsewhere(policy, keyId, "s3-bucket-encryption"),
  };
}

function adviceOf({ surroundings }: Policy): string {
  return surroundings.profile === "defaultEncryption"
    ? 'The profile "defaultEncryption" lets them rely on it: let a missing header pass.'
    : 'If they may, let a missing header pass and set the profile to "defaultEncryption".';
}
