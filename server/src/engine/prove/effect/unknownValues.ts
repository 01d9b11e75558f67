import { callerValues } from "../../evaluate/callerContext.ts";
import type { Caller, Request } from "../../evaluate/request.ts";
import type { CallerClass } from "../callers/callerClass.ts";
import type { Tie } from "../callers/ties.ts";
import { ifPresent } from "../literals/constraint.ts";
import type { Domain } from "../literals/domain.ts";
import { domainOf } from "../search/keyDomains.ts";
import { remember } from "../remember.ts";
import { toPattern } from "../theories/pattern.ts";

/**
 * The same callers where a key whose value is not known may have any: what is true of all values is proved, also
 * where two statements look at one and the same. A request with such a value is no certain answer.
 */
export function withAnyValues(caller: CallerClass): CallerClass {
  if (!hasUnknownValues(caller.example)) return caller;
  const anyValueOf = remember((key: string): Tie => ({
    kind: "free",
    domain: anyValue(caller.example, key),
  }));
  return {
    ...caller,
    tieOf: (key) => {
      const tie = caller.tieOf(key);
      return tie?.kind === "given" && isDoubtful(tie.values) ? anyValueOf(key) : tie;
    },
  };
}

/** The request with nothing in it that is not known. */
export function withoutAnyValues(request: Request): Request {
  const { caller, context } = request;
  if (!hasUnknownValues(caller)) return request;
  return {
    ...request,
    context: new Map([...context].filter(([key]) => !isDoubtful(callerValues(caller, key)))),
  };
}

function isDoubtful(values: ReturnType<typeof callerValues>): boolean {
  return values !== undefined && "doubt" in values;
}

/** Of all callers these bring the least along: AWS does not document what the keys on identities are for them. */
function hasUnknownValues({ type }: Caller): boolean {
  return type === "service" || type === "canonicalUser";
}

function anyValue({ type }: Caller, key: string): Domain {
  const domain = domainOf(key, "") ?? { constraints: [], isMultivalued: true, preferred: [undefined] };
  if (type !== "service" || key !== "aws:principalarn") return domain;
  return { ...domain, constraints: [...domain.constraints, isNobodyElse] };
}

/** Whatever a service goes by, it is not the ARN of one of its customers' identities. */
const isNobodyElse = ifPresent("is nobody else", {
  patterns: ["iam", "sts"].map((service) => toPattern(`arn:*:${service}:*`, { wildcards: true })),
  negated: true,
});
