import { accountOf } from "../../evaluate/callerContext.ts";
import { parseArn } from "../../policy/arn.ts";
import type { Policy } from "../../policy/policy.ts";
import { namedCaller, type CallerClass } from "../callers/callerClass.ts";
import { callerClasses } from "../callers/callerClasses.ts";
import { unnamedIdentities } from "../callers/unnamedCallers.ts";
import { namesIn, type KeyPrincipal } from "./keyPrincipals.ts";

/**
 * Everyone who calls under the name of a principal: itself; for an account all of its principals; for a group,
 * whose conditions narrow them down, all whom the policy does not name.
 */
export function callersOf(policy: Policy, { type, account, caller }: KeyPrincipal): readonly CallerClass[] {
  if (type === "account")
    return policy.once(classesOf).filter(({ example }) => accountOf(example) === account);
  return caller === undefined ? policy.once(unnamedCallersOf) : [namedCaller(caller)];
}

/** Roles, users and roots of the accounts whose numbers stand nowhere in the policy. */
export function outsidersOf(policy: Policy): readonly CallerClass[] {
  const accounts = [...new Set(policy.tree.text.match(/(?<!\d)\d{12}(?!\d)/g))];
  const others = { partition: partitionOf(policy), accounts, named: [] };
  const types = ["session", "user", "root"] as const;
  return types.flatMap((type) => unnamedIdentities(type, others).at(-1) ?? []);
}

function unnamedCallersOf(policy: Policy): readonly CallerClass[] {
  const named = new Set(namesIn(policy));
  return policy.once(classesOf).filter(({ example }) => {
    if (!("arn" in example)) return false;
    return !named.has(example.arn) && !(example.type === "session" && named.has(example.roleArn));
  });
}

function classesOf(policy: Policy): readonly CallerClass[] {
  return callerClasses(policy.statements, partitionOf(policy));
}

/** The partition of the first principal that shows one. */
function partitionOf(policy: Policy): string {
  const partitions = namesIn(policy).flatMap((name) => parseArn(name)?.partition ?? []);
  return partitions.find((partition) => /^aws[a-z-]*$/.test(partition)) ?? "aws";
}
