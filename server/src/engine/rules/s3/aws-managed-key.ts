import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import type { EncryptionRule, Policy } from "../../policy/policy.ts";
import { keysNamedBy } from "../../set/mentions.ts";
import { setProperty } from "../../tree/edits.ts";
import type { Span } from "../../tree/node.ts";
import { keyElsewhere } from "../keyElsewhere.ts";
import { quoted } from "../quoted.ts";
import { fixOf, here, placed, there, type Seen } from "../seen.ts";
import { isS3ManagedKey } from "../../policy/keyNames.ts";

export const awsManagedKey: Rule = {
  id: "s3/aws-managed-key",
  summary: "The key that AWS manages, where another one is wanted",
  kinds: ["s3-bucket-encryption", "s3-bucket-policy", "kms-key-policy"],
  severity: "warning",
  comparesDocuments: true,

  *check(policy) {
    const wanted = policy.surroundings.set?.keyArn;
    if (wanted === undefined || policy.tree.errors.length > 0) return;
    if (policy.kind === "s3-bucket-encryption") yield* inEncryption(policy, wanted);
    else yield* besideEncryption(policy, wanted);
  },
};

function* inEncryption(policy: Policy, wanted: string): Iterable<Problem> {
  for (const { rule, at, what } of managedDefaultsIn(policy))
    yield {
      at,
      message: `${what}, ${DRAWBACK}. The documents that belong to this one are about ${quoted(wanted)}.`,
      related: keyElsewhere(policy, wanted),
      fixes: () => fixesOf(here(policy), rule, wanted),
    };
}

/** In the document that names the key: what its neighbour has instead. */
function* besideEncryption(policy: Policy, wanted: string): Iterable<Problem> {
  const mention = keysNamedBy(policy).find(({ value }) => value === wanted);
  if (mention === undefined) return;
  for (const other of policy.related)
    for (const { rule, at, what } of managedDefaultsIn(other.policy))
      yield {
        at: mention.at,
        message: `This is about the key ${quoted(wanted)}, but not the bucket's default encryption in ${other.name}. ${what}, ${DRAWBACK}.`,
        related: [{ uri: other.uri, at, message: `${other.name} leaves it to the key that AWS manages.` }],
        fixes: () => fixesOf(there(other), rule, wanted),
      };
}

const DRAWBACK = "whose policy nobody can change and which no other account can use";

/** A default that encrypts with the key that AWS manages. */
interface ManagedDefault {
  readonly rule: EncryptionRule;
  readonly at: Span;
  /** Begins a sentence. */
  readonly what: string;
}

function managedDefaultsIn({ encryptionRules, tree }: Policy): readonly ManagedDefault[] {
  if (tree.errors.length > 0) return [];
  return encryptionRules.flatMap((rule) => {
    const { algorithm, keyId } = rule;
    if (algorithm === undefined || !/^aws:kms(?::dsse)?$/.test(algorithm.value)) return [];
    if (keyId === undefined) {
      const what = "Without a KMSMasterKeyID S3 encrypts with the key that AWS manages for it";
      return [{ rule, at: algorithm.node, what }];
    }
    if (!isS3ManagedKey(keyId.value)) return [];
    return [{ rule, at: keyId.node, what: `"${keyId.value}" is the key that AWS manages for S3` }];
  });
}

/** Readers and writers need the other key from then on. */
function fixesOf(seen: Seen, { byDefault }: EncryptionRule, wanted: string): readonly Fix[] {
  if (byDefault?.value?.kind !== "object") return [];
  const edit = setProperty(seen.policy.tree.text, byDefault.value, "KMSMasterKeyID", wanted);
  const where = seen.uri === undefined ? "" : ` ${placed(seen)}`;
  return [fixOf(`Set KMSMasterKeyID to "${wanted}"${where}`, "narrower", seen, [edit])];
}
