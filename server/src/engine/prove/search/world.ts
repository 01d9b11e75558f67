import type { CallerClass } from "../callers/callerClass.ts";
import { isAbsent, type Constraint } from "../literals/constraint.ts";
import { domainOf } from "./keyDomains.ts";
import { channelTie, type Channel, type Tie } from "../callers/ties.ts";
import type { Pattern } from "../theories/pattern.ts";
import type { Domain } from "../literals/domain.ts";
import { toVariable, type Restricted } from "./variable.ts";

/** What is fixed of the requests that one search looks through. */
export interface World {
  readonly action: string;
  readonly caller: CallerClass;
  readonly channel: Channel;
  /** What the question itself says of the resource and of condition keys. */
  readonly asked: ReadonlyMap<string, Tie>;
  readonly memory: Memory;
}

/** What was found out about variables, for all searches in one policy. */
export interface Memory {
  readonly domains: Map<string, Domain | undefined>;
  readonly roots: Map<Domain, Restricted>;
  readonly parts: Map<Extract<Tie, { kind: "part" }>["toWhole"], Map<Constraint, Constraint | undefined>>;
}

export function newMemory(): Memory {
  return { domains: new Map(), roots: new Map(), parts: new Map() };
}

/**
 * Whether what is not certain may be taken in favour of the request. What does not pass even then is proved not
 * to pass; what passes without it certainly passes.
 */
export type Attitude = "hopeful" | "careful";

/** What ties a variable down, if anything does but the action. */
export function tieOf({ asked, caller, channel }: World, variable: string): Tie | undefined {
  return asked.get(variable) ?? caller.tieOf(variable) ?? channelTie(channel, variable);
}

/** Whether a key is one that the catalogue does not have, so that even its existence is not certain. */
export function isUnknownKey(world: World, variable: string): boolean {
  return tieOf(world, variable) === undefined && knownDomain(world, variable) === undefined;
}

/** A variable of which nothing has been asked yet. */
export function rootOf(world: World, variable: string, attitude: Attitude): Restricted {
  const { roots } = world.memory;
  const tie = tieOf(world, variable);
  const unknown = attitude === "hopeful" ? unknownDomain : absentDomain;
  const domain = tie?.kind === "free" ? tie.domain : (knownDomain(world, variable) ?? unknown);
  if (!roots.has(domain)) roots.set(domain, toVariable(domain));
  return roots.get(domain);
}

const unknownDomain: Domain = { constraints: [], isMultivalued: true, preferred: [undefined] };
const absentDomain: Domain = { constraints: [isAbsent], isMultivalued: false, preferred: [undefined] };

function knownDomain({ action, memory }: World, key: string): Domain | undefined {
  const name = `${action} ${key}`;
  if (!memory.domains.has(name)) memory.domains.set(name, domainOf(key, action));
  return memory.domains.get(name);
}

/** A constraint on a part of a variable as one on the whole. Undefined where it does not compare texts. */
export function onWhole(
  tie: Extract<Tie, { kind: "part" }>,
  constraint: Constraint,
  { parts }: Memory,
): Constraint | undefined {
  const known = parts.get(tie.toWhole) ?? new Map<Constraint, Constraint | undefined>();
  parts.set(tie.toWhole, known);
  if (!known.has(constraint)) known.set(constraint, toWhole(tie, constraint));
  return known.get(constraint);
}

function toWhole(tie: Extract<Tie, { kind: "part" }>, constraint: Constraint): Constraint | undefined {
  const { present } = constraint;
  if (typeof present === "boolean") return constraint;
  if (!("patterns" in present)) return undefined;
  const patterns: readonly Pattern[] = present.patterns.flatMap(tie.toWhole);
  return { ...constraint, name: `${constraint.name} as a part`, present: { ...present, patterns } };
}
