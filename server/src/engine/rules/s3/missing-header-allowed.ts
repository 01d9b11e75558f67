import type { Related, Rule } from "../../lint/rule.ts";
import type { Policy } from "../../policy/policy.ts";
import type { DefaultEncryption } from "../../policy/surroundings.ts";
import { missingHeaderDeny } from "../../templates/bucketStatements.ts";
import { mayNameKey } from "../../policy/keyNames.ts";
import { uploadsOf } from "../../prove/uploads.ts";
import { openUploadProblems, type UnwantedUpload } from "../openUploads.ts";

export const missingHeaderAllowed: Rule = {
  id: "s3/missing-header-allowed",
  summary: "Uploads without an encryption header get through",
  kinds: ["s3-bucket-policy"],
  severity: "warning",
  comparesDocuments: true,

  check: (policy) => openUploadProblems(policy, unwanted),
};

const unwanted: UnwantedUpload = {
  rows: ["no-header"],
  key: "s3:x-amz-server-side-encryption",
  what: "uploads without an encryption header",
  consequence: (_upload, policy) => consequenceFor(policy),
  isInDoubt: (policy) => {
    const { profile, set } = policy.surroundings;
    const isOpen = set?.defaultEncryption === undefined || unprovenDefault(policy) !== undefined;
    return profile === "defaultEncryption" && isOpen;
  },
  related: defaultsElsewhere,
  deny: missingHeaderDeny,
};

/** What encrypts then, where the set shows it. */
function defaultsElsewhere({ related, surroundings }: Policy): readonly Related[] {
  if (surroundings.set?.defaultEncryption === undefined) return [];
  return related.flatMap(({ uri, name, policy }) =>
    policy.encryptionRules.flatMap(({ keyId, algorithm }) => {
      const at = keyId?.node ?? algorithm?.node;
      return at === undefined ? [] : [{ uri, at, message: `${name} decides then.` }];
    }),
  );
}

/** A default by an alias or a bare id, which may stand for the right key. */
function unprovenDefault(policy: Policy): string | undefined {
  const keyId = policy.surroundings.set?.defaultEncryption?.keyId;
  if (keyId === undefined || keyId.includes(":key/")) return undefined;
  return policy.once(uploadsOf).rightKeys.some((key) => mayNameKey(keyId, key)) ? keyId : undefined;
}

function consequenceFor(policy: Policy): string {
  const { profile, set } = policy.surroundings;
  const byDefault = set?.defaultEncryption;
  const unproven = profile === "defaultEncryption" ? unprovenDefault(policy) : undefined;
  if (unproven !== undefined)
    return `They are welcome where the bucket's default, "${unproven}", stands for the right key, which AWS alone knows: name the key by its ARN there.`;
  if (byDefault !== undefined)
    return `The bucket's default encryption decides then, which is ${describe(byDefault)}.`;
  return profile === "strict"
    ? "The bucket's default encryption decides then, and this policy does not say what that is."
    : "They are welcome where the bucket's default encryption is the right key, but no document here shows what it is: keep the bucket's encryption configuration beside this policy.";
}

function describe({ algorithm, keyId }: DefaultEncryption): string {
  if (keyId !== undefined) return `${algorithm} under ${keyId}`;
  return algorithm.startsWith("aws:kms") ? `${algorithm} under the key that AWS manages, aws/s3` : algorithm;
}
