import { LONGEST_VALUE, placeholderIn } from "../../catalog/placeholders.ts";
import type { AccessChange, Problem, Rule } from "../../lint/rule.ts";
import { documentKinds, type Condition, type Policy, type Statement } from "../../policy/policy.ts";
import { replaceValue } from "../../tree/edits.ts";
import type { Node } from "../../tree/node.ts";
import { whenNamingMore } from "../accessChange.ts";
import { bucketResourceFault } from "./faults/bucket.ts";
import { conditionFault } from "./faults/condition.ts";
import type { Fault } from "./faults/fault.ts";
import { masterKeyFault } from "./faults/key.ts";
import { principalFault, templatedPrincipalFault } from "./faults/principal.ts";
import { quoted } from "../quoted.ts";

export const malformed: Rule = {
  id: "arn/malformed",
  summary: "An ARN, account or key id that cannot be one",
  kinds: documentKinds,
  severity: "error",

  *check(policy) {
    for (const statement of policy.statements) {
      yield* checkPrincipals(policy, statement);
      // A key policy has its own rule about Resource, which is a star there and nothing else.
      if (policy.kind === "s3-bucket-policy") yield* checkResources(policy, statement);
      for (const condition of statement.conditions) yield* checkCondition(policy, condition);
    }
    for (const { keyId } of policy.encryptionRules) {
      const fault = keyId && faultOf(keyId.value, masterKeyFault);
      // S3 saves the document without a look at the key; it is the uploads that fail.
      if (fault)
        yield {
          ...toProblem(policy, keyId.node, fault, "S3 cannot encrypt with it.", "wider"),
          severity: "warning",
        };
    }
  },
};

function* checkPrincipals(policy: Policy, statement: Statement): Iterable<Problem> {
  const access = whenNamingMore(statement, statement.principal);
  for (const principal of statement.principal?.values ?? []) {
    const fault =
      faultOf(principal.value, () => principalFault(principal)) ?? templatedPrincipalFault(principal);
    if (fault)
      yield toProblem(policy, principal.node, fault, "AWS refuses a policy with such a principal.", access);
  }
}

function* checkResources(policy: Policy, statement: Statement): Iterable<Problem> {
  const access = whenNamingMore(statement, statement.resource);
  for (const { value, node } of statement.resource?.values ?? []) {
    const fault = faultOf(value, bucketResourceFault);
    if (fault) yield toProblem(policy, node, fault, "S3 refuses a policy with such a resource.", access);
  }
}

/** AWS saves such a condition; it just never matches. */
function* checkCondition(policy: Policy, condition: Condition): Iterable<Problem> {
  for (const { value, node } of condition.values) {
    const fault = faultOf(value, () => conditionFault(condition, value));
    const consequence = `No ${condition.key.value} of a request equals it.`;
    if (fault) yield { ...toProblem(policy, node, fault, consequence, "wider"), severity: "warning" };
  }
}

/** That it is a placeholder is all that there is to say of one. What no ARN is as long as is not looked at. */
function faultOf(value: string, find: (value: string) => Fault | undefined): Fault | undefined {
  if (value.length > LONGEST_VALUE || placeholderIn(value) !== undefined) return undefined;
  return find(value);
}

function toProblem(
  { tree }: Policy,
  node: Node,
  { message, isDoubtful, instead }: Fault,
  consequence: string,
  access: AccessChange,
): Problem {
  return {
    at: node,
    message: isDoubtful ? message : `${message} ${consequence}`,
    ...(isDoubtful && { severity: "warning" }),
    fixes: () =>
      instead === undefined
        ? []
        : [{ title: `Write ${quoted(instead)}`, access, edits: [replaceValue(tree.text, node, instead)] }],
  };
}
