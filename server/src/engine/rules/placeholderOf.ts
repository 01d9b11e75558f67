import { placeholderIn, type Placeholder } from "../catalog/placeholders.ts";
import type { Policy } from "../policy/policy.ts";
import { remember } from "../prove/remember.ts";

/** The first placeholder in a value of a policy. Several rules ask, and policies repeat their values. */
export function placeholderOf(policy: Policy, value: string): Placeholder | undefined {
  return policy.once(newMemory)(value);
}

function newMemory(): (value: string) => Placeholder | undefined {
  return remember(placeholderIn);
}
