import type { Statement } from "../../policy/policy.ts";
import { namedCaller, type CallerClass } from "./callerClass.ts";
import { identityTypes } from "./identityClass.ts";
import { accountNamedBy, callersNamedBy } from "./namedCallers.ts";
import { unnamedIdentities, unnamedService } from "./unnamedCallers.ts";

/**
 * Everyone who can make requests, the most ordinary first. Principals whom one of the statements names, rightly
 * or wrongly, are classes of their own, and so are the accounts that they belong to.
 */
export function callerClasses(statements: readonly Statement[], partition: string): readonly CallerClass[] {
  const principals = statements.flatMap(({ principal }) => principal?.values ?? []);
  const named = callersNamedBy(principals);
  const accounts = [...new Set(principals.flatMap((principal) => accountNamedBy(principal) ?? []))];
  const others = { partition, accounts, named };
  return [
    ...identityTypes.flatMap((type) => unnamedIdentities(type, others)),
    ...named.map(({ caller }) => namedCaller(caller)),
    unnamedService(others),
    namedCaller({ type: "anonymous" }),
  ];
}
