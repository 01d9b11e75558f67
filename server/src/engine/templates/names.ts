import { parseArn } from "../policy/arn.ts";

/** What an answer with commas lists, without blanks, empty parts and repetitions. */
export function listOf(answer: string): readonly string[] {
  const parts = answer.split(",").map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ""))];
}

/** ARNs as they are; a bare name, with or without a path, stands for a role of the account. */
export function principalArns(
  names: readonly string[],
  partition: string,
  account: string,
): readonly string[] {
  const arns = names.map((name) =>
    parseArn(name) === undefined ? `arn:${partition}:iam::${account}:role/${name}` : name,
  );
  return [...new Set(arns)];
}

export function bucketArnOf(bucket: string, partition: string): string {
  return `arn:${partition}:s3:::${bucket}`;
}
