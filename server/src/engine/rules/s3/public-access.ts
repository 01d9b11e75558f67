import { operatorOf } from "../../evaluate/operators.ts";
import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import { listOf, titleOf } from "../../lint/words.ts";
import { publicBucketAccessOf, type PublicBucketAccess } from "../../prove/access/publicBucket.ts";
import type { Condition, Policy } from "../../policy/policy.ts";
import { moveToOperator } from "../policy/conditions/moveToOperator.ts";
import { holdsWithoutKey } from "../policy/conditions/outcomeWithoutKey.ts";
import { sentence } from "../sentence.ts";

export const publicAccess: Rule = {
  id: "s3/public-access",
  summary: "Everybody in the world has access to the bucket",
  kinds: ["s3-bucket-policy"],
  severity: "warning",

  *check(policy) {
    for (const access of publicBucketAccessOf(policy)) yield problemOf(policy, access);
  },
};

/** What is public to read may be meant to be: a website, open data. That everybody may write is hardly ever meant. */
function problemOf(policy: Policy, { statement, actions }: PublicBucketAccess): Problem {
  const writes = actions.filter(
    ({ levels }) => !levels.every((level) => level === "Read" || level === "List"),
  );
  const lenient = statement.conditions.find(isLenient);
  const names = listOf((writes.length > 0 ? writes : actions).map(({ name }) => name));
  const consequence =
    writes.length > 0
      ? "Strangers can change what is in it, at your cost and in your name."
      : lenient !== undefined
        ? "Ask for the key to be there, unless this is meant to be published."
        : "That is right for what is meant to be published, and for nothing else.";
  const reason =
    lenient === undefined
      ? "nothing in its conditions says who may call"
      : `${lenient.operator.name} on ${lenient.key.value} also holds for requests without the key`;
  return {
    at: statement.principal?.values.find(({ type }) => type === "*")?.node ?? statement.node,
    ...(writes.length === 0 && lenient === undefined && { severity: "information" }),
    message: `${sentence(titleOf(statement))} allows everybody in the world ${names}: ${reason}. ${consequence}`,
    related:
      lenient === undefined ? [] : [{ at: lenient.property.name, message: "The condition on that key." }],
    fixes: () => (lenient === undefined ? [] : fixesOf(policy, lenient)),
  };
}

/** A condition on who calls, or from where, that does without its key: more is let in than it says. */
function isLenient(condition: Condition): boolean {
  const { key, operator } = condition;
  return (
    /^aws:(?:Principal(?:Account|Arn|OrgID|OrgPaths|Tag\/.+)|Source(?:Vpc|Vpce|VpcArn|Account|Arn|OrgID|OrgPaths)|VpcSourceIp|UserId)$/i.test(
      key.value,
    ) &&
    operatorOf(operator)?.negated === false &&
    holdsWithoutKey(condition) === true
  );
}

function fixesOf(policy: Policy, condition: Condition): readonly Fix[] {
  const { name } = condition.operator;
  const strict = name.replace("ForAllValues:", "ForAnyValue:").replace("IfExists", "");
  return moveToOperator(policy, condition, strict, "narrower");
}
