import { accountRecovery, keyAdministration, keyUse, type UseOfKey } from "./keyStatements.ts";
import { toPolicy, type PolicyJson } from "./statements.ts";

export interface KeySetup extends Omit<UseOfKey, "accounts"> {
  readonly partition: string;
  /** The account that the key belongs to. */
  readonly account: string;
  /** ARNs of the roles and users that administer the key and must not use it. */
  readonly administrators: readonly string[];
}

/** A key policy that keeps administrators and users apart. */
export function keyPolicy(setup: KeySetup): PolicyJson {
  return toPolicy([
    accountRecovery(setup.partition, setup.account),
    keyAdministration(setup.administrators),
    keyUse({ ...setup, accounts: accountsOf(setup.users) }),
  ]);
}

/** The accounts that roles and users belong to: an ARN's fifth part. */
export function accountsOf(arns: readonly string[]): readonly string[] {
  return [...new Set(arns.flatMap((arn) => arn.split(":")[4] ?? []))];
}
