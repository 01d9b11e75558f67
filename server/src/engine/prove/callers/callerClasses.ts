import type { Statement } from "../../policy/policy.ts";
import { namedCaller, type CallerClass } from "./callerClass.ts";
import { accountNamedBy, callerNamedBy } from "./namedCallers.ts";
import { unnamedIdentities, unnamedService } from "./unnamedCallers.ts";

/**
 * Everyone who can make requests, the most ordinary first. Principals whom one of the statements names, rightly
 * or wrongly, are classes of their own, and so are the accounts that they belong to.
 */
export function callerClasses(statements: readonly Statement[], partition: string): readonly CallerClass[] {
  const principals = statements.flatMap(({ principal }) => principal?.values ?? []);
  const named = [...new Map(principals.flatMap(callerNamedBy)).values()];
  const accounts = [...new Set(principals.flatMap((principal) => accountNamedBy(principal) ?? []))];
  const others = { partition, accounts, named };
  return [
    ...unnamedIdentities("session", others),
    ...unnamedIdentities("user", others),
    ...unnamedIdentities("root", others),
    ...unnamedIdentities("federatedUser", others),
    ...named.map(namedCaller),
    unnamedService(others),
    namedCaller({ type: "anonymous" }),
  ];
}
