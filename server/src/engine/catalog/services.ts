import { nearest } from "./nearest.ts";
import slice from "./slice.json";

const services: ReadonlySet<string> = new Set(slice.services);

/** Whether actions of some AWS service begin with this prefix, in lower case: `kms`. */
export function isService(prefix: string): boolean {
  return services.has(prefix);
}

/**
 * The service that a name one slip away from it was probably meant to be. Names in ARNs and principals are not all
 * those of actions, and some differ by a digit or a hyphen alone (`macie`, `macie2`): that is no slip.
 */
export function nearestService(name: string): string | undefined {
  if (isService(name)) return undefined;
  const found = nearest(name, services, 1);
  return found === undefined || lettersOf(found) === lettersOf(name) ? undefined : found;
}

function lettersOf(name: string): string {
  return name.replaceAll(/[^a-z]/g, "");
}
