import { conditionHolds } from "../../evaluate/conditions.ts";
import type { Problem, Rule } from "../../lint/rule.ts";
import { listOf, titleOf } from "../../lint/words.ts";
import type { Condition, Principal, Statement } from "../../policy/policy.ts";
import { sentence } from "../sentence.ts";

export const serviceWithoutSource: Rule = {
  id: "policy/service-without-source",
  summary: "A service let in on whoever's behalf, or never",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "information",
  answers: [
    "RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL",
    "RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL",
    "UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL",
  ],

  *check({ statements }) {
    for (const statement of statements) {
      const services = servicesOf(statement).filter(({ value }) => isName(value));
      const [first] = services;
      if (statement.effect !== "Allow" || first === undefined) continue;
      const impossible = statement.conditions.find((condition) => asksInVain(statement, condition));
      if (impossible !== undefined) yield neverProblem(statement, impossible, services);
      else if (!statement.conditions.some(restrictsSource)) yield openProblem(statement, first, services);
    }
  },
};

function servicesOf({ principal }: Statement): readonly Principal[] {
  return principal?.negated === false ? principal.values.filter(({ type }) => type === "Service") : [];
}

/** Of a service that cannot be one another rule says so. */
function isName(value: string): boolean {
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(value);
}

/** Keys that say for whom a service acts, or by what way it comes. */
function restrictsSource({ key }: Condition): boolean {
  return /^(?:aws:Source(?:Arn|Account|OrgID|OrgPaths|Vpce?)|kms:EncryptionContext:.+|kms:ViaService|kms:CallerAccount|aws:(?:SourceIp|Referer))$/i.test(
    key.value,
  );
}

/** What an absent key is compared with does not matter. */
const nothingKnown = { version: undefined, context: { get: () => undefined } };

/**
 * Whether an Allow for services alone asks for what none of them has: a service belongs to no organization and has no
 * tags.
 */
export function asksInVain(statement: Statement, condition: Condition): boolean {
  const services = servicesOf(statement);
  if (services.length === 0 || services.length < (statement.principal?.values.length ?? 0)) return false;
  const isOfPrincipal = /^aws:(?:PrincipalOrgID|PrincipalOrgPaths|PrincipalTag\/.+)$/i.test(
    condition.key.value,
  );
  return isOfPrincipal && conditionHolds(condition, undefined, nothingKnown) === false;
}

function neverProblem(
  statement: Statement,
  { property, key }: Condition,
  services: readonly Principal[],
): Problem {
  return {
    at: property.name,
    severity: "warning",
    message: `Requests of ${namesOf(services)} never have ${key.value}, so ${titleOf(statement)} allows nothing. To restrict for whom a service acts, use aws:SourceAccount, aws:SourceArn or aws:SourceOrgID.`,
  };
}

function openProblem(statement: Statement, first: Principal, services: readonly Principal[]): Problem {
  return {
    at: first.node,
    message: `${sentence(titleOf(statement))} does not say for whom ${namesOf(services)} acts: somebody in another account may make it act on this. Where the service sends them, conditions on aws:SourceAccount or aws:SourceArn rule that out.`,
  };
}

function namesOf(services: readonly Principal[]): string {
  return listOf(services.map(({ value }) => value));
}
