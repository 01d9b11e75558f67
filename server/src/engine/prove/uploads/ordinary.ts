import { matches, principalMatches, resourceMatches } from "../../evaluate/matches.ts";
import type { Request } from "../../evaluate/request.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { isCallerKey, type Tie } from "../callers/ties.ts";
import { domainOf } from "../search/keyDomains.ts";
import type { Memory } from "../search/memory.ts";
import { objectsOf } from "./objects.ts";
import { isEncryptionKey, uploadStatementsOf } from "./pinnedKeys.ts";
import type { Headers } from "./readings.ts";

/** What every ordinary upload to the policy's bucket has in common, and the denies that its headers may still meet. */
export interface OrdinaryUploads {
  /** Without the headers on encryption. */
  readonly request: Request;
  readonly denies: readonly Statement[];
}

/** An upload of no particular object by nobody in particular. Undefined where there is none to be had. */
export function ordinaryUploadsOf(policy: Policy, memory: Memory): OrdinaryUploads | undefined {
  const all = uploadStatementsOf(policy).filter(({ effect }) => effect === "Deny");
  // What a variable in a resource stands for is open, and so is whether the statement is for this object.
  if (all.some(({ resource }) => resource?.values.some(({ value }) => value.includes("${")) === true))
    return undefined;
  const callers = memory.identifiedBy(all)[0];
  const resource = valuesOf(objectsOf(policy), memory)?.[0];
  if (callers === undefined || resource === undefined) return undefined;
  const base = { caller: callers.example, action: UPLOAD, resource, context: new Map() };
  const denies = all.filter(
    (deny) => resourceMatches(deny, base, policy) !== false && principalMatches(deny, base, policy) !== false,
  );
  const context = contextFor(denies, memory, memory.sceneOf(UPLOAD, callers, "internet").tieOf);
  return context && { request: { ...base, context }, denies };
}

const UPLOAD = "s3:PutObject";

/**
 * What an unremarkable request has for the keys that denies look at, besides those on encryption and those that
 * follow from the caller. Undefined where that is not plain: a key that the catalogue does not have, or a
 * variable, which may stand for any key.
 */
function contextFor(
  denies: readonly Statement[],
  memory: Memory,
  tieOf: (key: string) => Tie | undefined,
): ReadonlyMap<string, readonly string[]> | undefined {
  const context = new Map<string, readonly string[]>();
  for (const { key, values } of denies.flatMap(({ conditions }) => conditions)) {
    const name = key.value.toLowerCase();
    if (values.some(({ value }) => value.includes("${"))) return undefined;
    if (isEncryptionKey(name) || isCallerKey(name) || context.has(name)) continue;
    const domain = domainOf(name, UPLOAD);
    const tie = tieOf(name) ?? (domain && { kind: "free", domain });
    const ordinary = tie && valuesOf(tie, memory);
    if (ordinary === undefined) return undefined;
    if (ordinary.length > 0) context.set(name, ordinary);
  }
  return context;
}

/**
 * An ordinary upload with these headers, if no Deny hits it for certain: what people think of first, found
 * without a search. Undefined when one does or may; other uploads may get through all the same.
 */
export function passingUpload(
  policy: Policy,
  ordinary: OrdinaryUploads | undefined,
  headers: Headers,
  memory: Memory,
): Request | undefined {
  if (ordinary === undefined) return undefined;
  const context = new Map(ordinary.request.context);
  for (const [key, tie] of headers) {
    const values = valuesOf(tie, memory);
    if (values === undefined) return undefined;
    if (values.length > 0) context.set(key, values);
  }
  const upload = { ...ordinary.request, context };
  return ordinary.denies.every((deny) => matches(deny, upload, policy) === false) ? upload : undefined;
}

/** Values as a tie wants them, none for an absent key. Undefined where they are in doubt or hard to find. */
function valuesOf(tie: Tie, memory: Memory): readonly string[] | undefined {
  if (tie.kind === "given") {
    if (tie.values === undefined) return [];
    return "doubt" in tie.values ? undefined : tie.values;
  }
  if (tie.kind === "part") return undefined;
  const variable = memory.rootOf(tie.domain);
  return typeof variable === "object" ? (variable.values ?? []) : undefined;
}
