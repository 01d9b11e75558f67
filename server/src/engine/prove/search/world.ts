import type { Tie } from "../callers/ties.ts";
import type { Clause } from "../literals/clause.ts";
import { isAbsent } from "../literals/constraint.ts";
import type { Domain } from "../literals/domain.ts";
import type { Literal } from "../literals/literal.ts";
import type { Answer, Attitude } from "./answer.ts";
import type { Memory } from "./memory.ts";
import type { Scene } from "./scene.ts";
import type { Restricted } from "./variable.ts";

/** What is fixed of the requests that one search looks through. */
export interface World {
  readonly scene: Scene;
  /** What the question itself says of the resource and of condition keys; it comes before the scene. */
  readonly asked: ReadonlyMap<string, Tie>;
  readonly memory: Memory;
}

/** How a search goes; shared by all of its branches. */
export interface Effort {
  steps: number;
  /** Whether something was given up, so that finding nothing proves nothing. */
  gaveUp: boolean;
  /** Whether anything was not certain, so that attitudes may differ. */
  isUncertain: boolean;
  /** The clauses to which it is owed that branches came to nothing. */
  readonly blockedBy: Set<Clause>;
}

export function noEffort(): Effort {
  return { steps: 0, gaveUp: false, isUncertain: false, blockedBy: new Set() };
}

/** What stays the same all through a search. */
export interface Search {
  readonly world: World;
  readonly attitude: Attitude;
  readonly effort: Effort;
}

/** What it takes that a part of a statement matches, or does not. */
export function answerIn(world: World, written: Literal, wanted: boolean, attitude: Attitude): Answer {
  const { asked, scene, memory } = world;
  const literal = written.filled((key) => plainValueIn(world, key)) ?? written;
  const tie = asked.get(literal.variable);
  return tie === undefined
    ? scene.answer(literal, wanted, attitude)
    : memory.answersFor(tie)(literal, wanted, attitude);
}

/** The one value that a key certainly has. AWS does not say whether a wildcard that a variable brings along is one. */
function plainValueIn({ asked, scene }: World, key: string): string | undefined {
  const tie = asked.get(key) ?? scene.tieOf(key);
  if (tie?.kind !== "given" || tie.values === undefined || "doubt" in tie.values) return undefined;
  const [value, ...others] = tie.values;
  return value === undefined || others.length > 0 || /[*?$]/.test(value) ? undefined : value;
}

/** A variable of which nothing has been asked yet. */
export function rootOf({ asked, scene, memory }: World, variable: string, attitude: Attitude): Restricted {
  const tie = asked.get(variable) ?? scene.tieOf(variable);
  if (tie?.kind === "free") return memory.rootOf(tie.domain);
  const unknown = attitude === "hopeful" ? unknownDomain : absentDomain;
  return memory.rootOf(scene.domainOf(variable) ?? unknown);
}

const unknownDomain: Domain = { constraints: [], isMultivalued: true, preferred: [undefined] };
const absentDomain: Domain = { constraints: [isAbsent], isMultivalued: false, preferred: [undefined] };
