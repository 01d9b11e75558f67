import { parseArn } from "../policy/arn.ts";
import type { Element, Policy, StringValue } from "../policy/policy.ts";

/** The partition of the first ARN among a policy's resources, or else its principals, that shows one; or else `aws`. */
export function partitionOf({ statements }: Policy): string {
  return (
    partitionIn(statements.map(({ resource }) => resource)) ??
    partitionIn(statements.map(({ principal }) => principal)) ??
    "aws"
  );
}

function partitionIn(elements: readonly (Element<StringValue> | undefined)[]): string | undefined {
  for (const element of elements)
    for (const { value } of element?.values ?? []) {
      const partition = parseArn(value)?.partition;
      if (partition !== undefined && /^aws[a-z-]*$/.test(partition)) return partition;
    }
  return undefined;
}
