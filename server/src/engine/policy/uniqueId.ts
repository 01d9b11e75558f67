/**
 * Whether a text is the id that IAM gives a role or user and never gives again. A policy shows it in place of an ARN
 * once that role or user is deleted. Source: IAM User Guide, "IAM identifiers".
 */
export function isUniqueId(value: string): boolean {
  return /^A(?:ROA|IDA)[A-Z0-9]{12,}$/.test(value);
}
