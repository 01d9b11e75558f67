import { listOf } from "../lint/words.ts";
import type { EncryptionRule, Policy } from "../policy/policy.ts";

/** What the newer of two bucket encryption documents sets otherwise, a sentence each. Empty where both set the same. */
export function encryptionChanges(older: Policy, newer: Policy): readonly string[] {
  const [before, after] = [older.encryptionRules, newer.encryptionRules].map((rules) => factsOf(rules[0]));
  return facts.flatMap((fact) => {
    const [was, is] = [before?.[fact] ?? "", after?.[fact] ?? ""];
    return was === is ? [] : `${fact}: before ${was}, now ${is}.`;
  });
}

const facts = ["Algorithm", "Key", "Bucket key", "Refused for uploads"] as const;

function factsOf(rule: EncryptionRule | undefined): Readonly<Record<(typeof facts)[number], string>> {
  const blocked = (rule?.blockedTypes ?? []).map(({ value }) => value).filter((type) => type !== "NONE");
  return {
    Algorithm: rule?.algorithm?.value ?? "none",
    Key: rule?.keyId?.value ?? "none named",
    "Bucket key": rule?.bucketKeyEnabled === true ? "on" : "off",
    "Refused for uploads": blocked.length === 0 ? "nothing" : listOf([...blocked].sort()),
  };
}
