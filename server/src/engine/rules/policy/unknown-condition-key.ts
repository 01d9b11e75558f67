import { catalogDate } from "../../catalog/actions.ts";
import { conditionKeyOf } from "../../catalog/conditionKeys.ts";
import { operators } from "../../evaluate/operators.ts";
import { placeholderInName } from "../../catalog/placeholders.ts";
import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import type { Condition, Policy, Statement } from "../../policy/policy.ts";
import { quoted } from "../quoted.ts";
import { outcomeWithoutKey } from "./conditions/outcomeWithoutKey.ts";
import { meantKey, missesTagKey } from "./conditions/meantKey.ts";

export const unknownConditionKey: Rule = {
  id: "policy/unknown-condition-key",
  summary: "A condition key that no request has",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "warning",
  answers: [
    "DEPRECATED_GLOBAL_CONDITION_KEY",
    "INVALID_CONDITION_KEY_FORMAT",
    "INVALID_GLOBAL_CONDITION_KEY",
    "INVALID_SERVICE_CONDITION_KEY",
    "IRRELEVANT_CONDITION_KEY_IN_POLICY",
    "MISSING_TAG_KEY_IN_CONDITION",
    "UNSUPPORTED_GLOBAL_CONDITION_KEY",
  ],

  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        const reason = reasonFor(policy, condition.key.value);
        if (reason !== undefined) yield problemOf(policy, statement, condition, reason);
      }
  },
};

/** Why no request to this document's resource has a key, a sentence. Undefined where one may. */
function reasonFor(policy: Policy, key: string): string | undefined {
  const known = conditionKeyOf(key);
  if (known !== undefined) return strangerReason(policy, known.name);
  // An operator in a key's place has changed places with it, which another rule says.
  if (operators.has(key)) return undefined;
  if (key === "" || placeholderInName(key) !== undefined || key.includes("${")) return undefined;
  if (missesTagKey(key)) return `${quoted(key)} lacks its last part: which tag or context it is about.`;
  const meant = meantKey(key, policy.kind);
  const advice = meant === undefined ? "" : ` ${quoted(meant)} is the nearest one.`;
  if (!key.includes(":"))
    return `${quoted(key)} does not say whose key it is: their names begin like "aws:".${advice}`;
  // Keys of identity providers and of other services may come along with a session.
  if (!/^\s*(?:aws|s3|kms):/i.test(key) && !isMistyped(key, meant)) return undefined;
  const age = meant === undefined ? `, as of ${catalogDate}` : "";
  return `There is no condition key ${quoted(key)}${age}.${advice}`;
}

/** Whether nothing but the service before the colon is wrong: `awss:SourceIp`. */
function isMistyped(key: string, meant: string | undefined): boolean {
  const nameOf = (text: string): string => text.slice(text.indexOf(":")).toLowerCase();
  return meant !== undefined && nameOf(key) === nameOf(meant);
}

/** A key of the one service in a policy of the other. */
function strangerReason({ kind }: Policy, name: string): string | undefined {
  const [stranger, requests] = kind === "kms-key-policy" ? ["s3:", "KMS"] : ["kms:", "S3"];
  return name.startsWith(stranger) ? `Requests to ${requests} never have ${name}.` : undefined;
}

function problemOf(policy: Policy, statement: Statement, condition: Condition, reason: string): Problem {
  const consequence = outcomeWithoutKey(statement, condition);
  return {
    at: condition.key,
    message: consequence === undefined ? reason : `${reason} ${consequence}`,
    fixes: () => fixesOf(policy, statement, condition),
  };
}

function fixesOf({ kind, tree }: Policy, { effect }: Statement, { key }: Condition): readonly Fix[] {
  const meant = conditionKeyOf(key.value) === undefined ? meantKey(key.value, kind) : undefined;
  if (meant === undefined || tree.errors.length > 0) return [];
  // The condition comes to say something, and nobody knows to how many requests.
  const access = effect === "Deny" ? "narrower" : "wider";
  const edits = [{ start: key.start, end: key.end, text: JSON.stringify(meant) }];
  return [{ title: `Write "${meant}"`, access, edits }];
}
