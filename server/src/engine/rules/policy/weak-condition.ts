import { operatorOf } from "../../evaluate/operators.ts";
import type { Problem, Rule } from "../../lint/rule.ts";
import { titleOf } from "../../lint/words.ts";
import type { Condition, Policy, Statement } from "../../policy/policy.ts";
import { quoted } from "../quoted.ts";
import { sentence } from "../sentence.ts";
import { weakMfa } from "./conditions/weakMfa.ts";

export const weakCondition: Rule = {
  id: "policy/weak-condition",
  summary: "A condition that keeps hardly anybody out",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "information",
  answers: [
    "EQUIVALENT_TO_NULL_FALSE",
    "EQUIVALENT_TO_NULL_TRUE",
    "MISSING_PAIRED_CONDITION_KEYS",
    "S3_PREFIX_IN_NEGATIVE_CONTEXT",
    "UNTRUSTWORTHY_CONDITION_KEY",
    "VARIABLE_USAGE_TOO_PERMISSIVE",
    "WILDCARD_USAGE_TOO_PERMISSIVE",
  ],

  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions)
        if (mayBeWeak(condition))
          yield* weaknesses.flatMap((weakness) => weakness(statement, condition, policy) ?? []);
  },
};

/** Most conditions are seen to be none of these at a glance. */
function mayBeWeak({ key, values }: Condition): boolean {
  return values.some(({ value }) => value.startsWith("*")) || /^(?:aws:[mruv]|s3:p)/i.test(key.value);
}

type Weakness = (statement: Statement, condition: Condition, policy: Policy) => Problem | undefined;

const weaknesses: readonly Weakness[] = [
  writtenByCaller,
  addressWithoutNetwork,
  anyValue,
  prefixByName,
  weakMfa,
];

/** In an Allow. A Deny on what a caller writes at least hits those who write it. */
function writtenByCaller(statement: Statement, { key, property, operator }: Condition): Problem | undefined {
  if (statement.effect !== "Allow" || operatorOf(operator)?.family === "null") return undefined;
  if (!/^aws:(?:referer|useragent)$/i.test(key.value)) return undefined;
  return {
    at: property.name,
    message: `Whoever sends a request writes its ${key.value}, so this condition keeps nobody out who knows the value.`,
  };
}

/** An address inside a network means something only together with the network. */
function addressWithoutNetwork(statement: Statement, { key, property }: Condition): Problem | undefined {
  if (statement.effect !== "Allow" || !/^aws:VpcSourceIp$/i.test(key.value)) return undefined;
  if (statement.conditions.some((other) => /^aws:SourceVpc(?:e|Arn)?$/i.test(other.key.value)))
    return undefined;
  return {
    at: property.name,
    message: `Every VPC may have the same private addresses, so ${titleOf(statement)} lets those of other VPCs in too. Ask for aws:SourceVpc or aws:SourceVpce beside aws:VpcSourceIp.`,
  };
}

/** `*` under an operator that knows wildcards fits whatever is there. */
function anyValue(_: Statement, { key, operator, values }: Condition): Problem | undefined {
  const facts = operatorOf(operator);
  const [first] = values;
  if (facts?.comparison !== "like" || operator.qualifier !== undefined || first === undefined)
    return undefined;
  if (!values.some(({ value }) => /^\*+$/.test(value))) return undefined;
  const { negated } = facts;
  const isPresence = !operator.ifExists || negated;
  const meaning = !isPresence
    ? "holds for every request"
    : `holds wherever the key is ${negated ? "missing" : "there"}, which Null with "${String(negated)}" says plainly`;
  return {
    at: first.node,
    severity: "hint",
    message: `${quoted("*")} fits every ${key.value}: the condition ${meaning}.`,
  };
}

/** Listing with a shorter prefix shows the objects all the same. */
function prefixByName(statement: Statement, { key, operator, property }: Condition): Problem | undefined {
  const facts = operatorOf(operator);
  if (facts?.family !== "string" || !/^s3:prefix$/i.test(key.value)) return undefined;
  const forbids = statement.effect === "Deny" ? !facts.negated : facts.negated;
  if (!forbids || statement.effect === undefined) return undefined;
  return {
    at: property.name,
    message: `${sentence(titleOf(statement))} keeps listings with these prefixes away, but one with a shorter prefix, or none, shows the same objects. Name the prefixes that may be listed instead.`,
  };
}
