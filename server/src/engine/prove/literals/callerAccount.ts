/** Whether a value is a variable for the account of whoever calls. */
export function isOwnAccount(value: string): boolean {
  return /^\$\{aws:PrincipalAccount\}$/i.test(value);
}

/** Whether a condition key, in whatever case, has the account of whoever calls. */
export function isAccountKey(key: string): boolean {
  return /^(?:aws:PrincipalAccount|kms:CallerAccount)$/i.test(key);
}

/** An ARN that a caller's is compared with, part by part: its own account there asks for nothing. */
export function withAnyOwnAccount(arn: string): string {
  return arn.replace(/^(arn:[^:]*:[^:]*:[^:]*:)\$\{aws:PrincipalAccount\}(?=:)/i, "$1*");
}
