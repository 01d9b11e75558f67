import type { Problem, Rule } from "../../lint/rule.ts";
import { parseArn } from "../../policy/arn.ts";
import type { Policy, StringValue } from "../../policy/policy.ts";
import { replaceValue } from "../../tree/edits.ts";

export const resourceNotSelf: Rule = {
  id: "kms/resource-not-self",
  summary: "A Resource other than the key itself",
  kinds: ["kms-key-policy"],
  severity: "warning",
  answers: ["UNSUPPORTED_RESOURCE_ARN_IN_POLICY"],

  *check(policy) {
    for (const { resource } of policy.statements) {
      if (resource === undefined || resource.negated) continue;
      for (const value of resource.values)
        if (value.value !== "*" && !isUnfinished(value))
          yield problemOf(policy, value, resource.property.value ?? value.node);
    }
  },
};

/** Text that is still to be filled in says nothing yet. */
function isUnfinished({ value }: StringValue): boolean {
  return /[<>${}[\]]/.test(value);
}

function problemOf(
  policy: Policy,
  { value, node }: StringValue,
  element: { start: number; end: number },
): Problem {
  const isKey = isKeyArn(value);
  const fate = isKey
    ? 'The statement does nothing unless this is the ARN of the very key that the policy is attached to, and KMS announced in 2025 that it accepts nothing but "*" here.'
    : "It is no ARN of a key, so the statement does nothing.";
  return {
    at: node,
    severity: isKey ? "warning" : "error",
    message: `A key policy speaks of its own key, which it calls "*", but this Resource is "${value}". ${fate}`,
    fixes: () => [
      {
        title: `Replace Resource by "*"`,
        access: "wider",
        edits: [replaceValue(policy.tree.text, element, "*")],
      },
    ],
  };
}

/** An alias stands for itself, never for the key behind it, and a bare key id is no ARN at all. */
function isKeyArn(value: string): boolean {
  const arn = parseArn(value);
  return arn?.service === "kms" && (arn.resource.startsWith("key/") || arn.resource.startsWith("*"));
}
