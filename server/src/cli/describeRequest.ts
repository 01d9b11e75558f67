import { conditionKeyOf } from "../engine/catalog/conditionKeys.ts";
import type { Caller, Request } from "../engine/evaluate/request.ts";
import { sessionOf } from "../engine/prove/callers/namedCallers.ts";
import { exampleSession } from "../engine/prove/callers/ties.ts";

/** A request as `latchkey test` takes it. */
export interface DescribedRequest {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, readonly string[]>>;
}

export function describeRequest({ caller, action, resource, context }: Request): DescribedRequest {
  const entries = [...context].map(([key, values]) => [nameOfKey(key), values] as const);
  return { principal: principalOf(caller), action, resource, context: Object.fromEntries(entries) };
}

/** A role stands for one of its sessions, unless the session's own name matters. */
function principalOf(caller: Caller): string {
  switch (caller.type) {
    case "anonymous":
      return "anonymous";
    case "service":
      return caller.name;
    case "canonicalUser":
      return caller.id;
    case "session": {
      const ordinary = sessionOf(caller.roleArn, exampleSession);
      return "arn" in ordinary && ordinary.arn === caller.arn ? caller.roleArn : caller.arn;
    }
    default:
      return caller.arn;
  }
}

/** A condition key as AWS spells it, where the catalogue has it. */
function nameOfKey(key: string): string {
  const known = conditionKeyOf(key)?.name;
  if (known === undefined) return key;
  const chosen = known.indexOf("${");
  return chosen < 0 ? known : known.slice(0, chosen) + key.slice(chosen);
}
