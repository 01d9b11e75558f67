import type { Related } from "../lint/rule.ts";
import type { DocumentKind, Policy } from "../policy/policy.ts";
import { keysNamedBy } from "../set/mentions.ts";
import { quoted } from "./quoted.ts";

/** Where the first document that belongs to one names a key, of that kind if one is given; none where only its user did. */
export function keyElsewhere(
  { related }: Policy,
  arn: string | undefined,
  kind?: DocumentKind,
): readonly Related[] {
  if (arn === undefined) return [];
  for (const { uri, name, policy } of related) {
    if (policy.kind !== (kind ?? policy.kind)) continue;
    const mention = keysNamedBy(policy).find(({ value }) => value === arn);
    if (mention !== undefined) return [{ uri, at: mention.at, message: `${name} says ${quoted(arn)}.` }];
  }
  return [];
}
