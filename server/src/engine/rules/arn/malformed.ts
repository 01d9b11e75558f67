import { LONGEST_VALUE } from "../../catalog/placeholders.ts";
import type { AccessChange, Problem, Rule } from "../../lint/rule.ts";
import { documentKinds, type Condition, type Policy, type Statement } from "../../policy/policy.ts";
import { replaceValue } from "../../tree/edits.ts";
import type { Node } from "../../tree/node.ts";
import { whenNamingMore } from "../accessChange.ts";
import { bucketResourceFault } from "./faults/bucket.ts";
import { conditionFault, isJudged } from "./faults/condition.ts";
import type { Fault } from "./faults/fault.ts";
import { masterKeyFault } from "./faults/key.ts";
import { principalFault, templatedPrincipalFault } from "./faults/principal.ts";
import { remember } from "../../prove/remember.ts";
import { placeholderOf } from "../placeholderOf.ts";
import { quoted } from "../quoted.ts";

export const malformed: Rule = {
  id: "arn/malformed",
  summary: "An ARN, account, region or key id that cannot be one",
  kinds: documentKinds,
  severity: "error",
  answers: [
    "ARN_ACCOUNT_NOT_ALLOWED",
    "ARN_REGION_NOT_ALLOWED",
    "INVALID_ARN_ACCOUNT",
    "INVALID_ARN_PREFIX",
    "INVALID_ARN_REGION",
    "INVALID_ARN_RESOURCE",
    "INVALID_ARN_SERVICE_CASE",
    "INVALID_KMS_KEY_VALUE",
    "INVALID_PARTITION",
    "INVALID_PRINCIPAL_FORMAT",
    "INVALID_REGION",
    "INVALID_SERVICE",
    "INVALID_SERVICE_PRINCIPAL_FORMAT",
    "MISSING_ARN_ACCOUNT",
    "MISSING_ARN_FIELD",
    "MISSING_ARN_REGION",
    "UNSUPPORTED_RESOURCE_ARN_IN_POLICY",
    "UNSUPPORTED_WILDCARD_IN_PRINCIPAL",
    "VARIABLE_UNSUPPORTED_IN_ELEMENT",
  ],

  *check(policy) {
    for (const statement of policy.statements) {
      yield* checkPrincipals(policy, statement);
      // A key policy has its own rule about Resource, which is a star there and nothing else.
      if (policy.kind === "s3-bucket-policy") yield* checkResources(policy, statement);
      for (const condition of statement.conditions) yield* checkCondition(policy, condition);
    }
    for (const { keyId, algorithm } of policy.encryptionRules) {
      // A key that the algorithm has no use for is wrong whatever it is, and a rule of its own says so.
      const fault =
        keyId &&
        algorithm?.value !== "AES256" &&
        faultOf(policy, keyId.value, () => masterKeyFault(keyId.value));
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
      faultOf(policy, principal.value, () => principalFault(principal)) ?? templatedPrincipalFault(principal);
    if (fault)
      yield toProblem(policy, principal.node, fault, "AWS refuses a policy with such a principal.", access);
  }
}

function* checkResources(policy: Policy, statement: Statement): Iterable<Problem> {
  const access = whenNamingMore(statement, statement.resource);
  for (const { value, node } of statement.resource?.values ?? []) {
    const fault = knownFaultOf(policy, "Resource", value, () => bucketResourceFault(value));
    if (fault) yield toProblem(policy, node, fault, "S3 refuses a policy with such a resource.", access);
  }
}

/** AWS saves such a condition; it just never matches. */
function* checkCondition(policy: Policy, condition: Condition): Iterable<Problem> {
  if (!isJudged(condition)) return;
  const { operator, key, values } = condition;
  for (const { value, node } of values) {
    const fault = knownFaultOf(policy, `${operator.base} ${key.value}`, value, () =>
      conditionFault(condition, value),
    );
    const consequence = `No ${key.value} of a request equals it.`;
    if (fault) yield { ...toProblem(policy, node, fault, consequence, "wider"), severity: "warning" };
  }
}

/** That it is a placeholder is all that there is to say of one. What no ARN is as long as is not looked at. */
function faultOf(policy: Policy, value: string, find: () => Fault | undefined): Fault | undefined {
  if (value.length > LONGEST_VALUE || placeholderOf(policy, value) !== undefined) return undefined;
  return find();
}

/** The same where policies repeat their values, so that each is judged once in each place. */
function knownFaultOf(
  policy: Policy,
  place: string,
  value: string,
  find: () => Fault | undefined,
): Fault | undefined {
  const known = policy.once(newFaults)(place);
  if (!known.has(value)) known.set(value, faultOf(policy, value, find));
  return known.get(value);
}

function newFaults(): (place: string) => Map<string, Fault | undefined> {
  return remember(() => new Map<string, Fault | undefined>());
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
