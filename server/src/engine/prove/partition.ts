import { parseArn } from "../policy/arn.ts";
import type { Policy } from "../policy/policy.ts";

/** The partition of the first ARN among a policy's resources, or else its principals, that shows one; or else `aws`. */
export function partitionOf({ statements }: Policy): string {
  const resources = statements.flatMap(({ resource }) => resource?.values ?? []);
  const principals = statements.flatMap(({ principal }) => principal?.values ?? []);
  const partitions = [...resources, ...principals].flatMap(({ value }) => parseArn(value)?.partition ?? []);
  return partitions.find((partition) => /^aws[a-z-]*$/.test(partition)) ?? "aws";
}
