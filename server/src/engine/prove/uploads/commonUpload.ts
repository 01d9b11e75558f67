import type { Request } from "../../evaluate/request.ts";
import type { Policy } from "../../policy/policy.ts";
import { truthOf } from "../findRequest.ts";
import type { Clause } from "../literals/clause.ts";
import type { Literal } from "../literals/literal.ts";
import type { Question } from "../question.ts";
import { prepare } from "../search/look.ts";
import { lookInWorld } from "../search/lookInWorld.ts";
import { withOwnBudget, type Memory } from "../search/memory.ts";
import { noEffort } from "../search/world.ts";
import { encryptionKeys } from "./pinnedKeys.ts";
import { uploadQuestions } from "./questions.ts";
import type { Headers, Reading } from "./readings.ts";
import { setApart } from "./setApart.ts";

/** An upload that gets through under a reading. */
export interface Found {
  readonly request: Request;
  readonly when: string;
}

/**
 * One upload that gets through whichever reading is right, as conditions see it under the first. Readings differ in
 * nothing but the key id; `found` has an upload for each.
 */
export function commonUpload(
  policy: Policy,
  readings: readonly Reading[],
  found: readonly Found[],
  memory: Memory,
): Request | undefined {
  const [first] = found;
  if (first !== undefined && found.every(({ request }) => setApart(request, first.request) === ""))
    return first.request;
  const keyIds = found.map(({ request }) => request.context.get(KEY_ID));
  const views = (request: Request): readonly Request[] => keyIds.map((keyId) => withKeyId(request, keyId));
  const tried = found
    .map(({ request }) => views(request))
    .find((seen) => seen.every((request) => getsThrough(policy, request, memory)));
  return tried?.[0] ?? searchCommon(policy, readings, withOwnBudget(memory, ROWS));
}

const KEY_ID = encryptionKeys.keyId;

/** So many rows have several readings. */
const ROWS = 4;

function withKeyId(request: Request, keyId: readonly string[] | undefined): Request {
  const context = new Map(request.context);
  context.delete(KEY_ID);
  if (keyId !== undefined) context.set(KEY_ID, keyId);
  return { ...request, context };
}

function getsThrough(policy: Policy, request: Request, memory: Memory): boolean {
  const [ofIdentified, ofAnonymous] = uploadQuestions(policy, new Map(), memory);
  const question = request.caller.type === "anonymous" ? ofAnonymous : ofIdentified;
  return question !== undefined && truthOf(policy, question, request) === true;
}

/** More combinations of what uploads may look like are not tried. */
const MOST_TRIED = 16;

function searchCommon(policy: Policy, readings: readonly Reading[], memory: Memory): Request | undefined {
  const combinations = readings.reduce<readonly (readonly Headers[])[]>(
    (heads, { alternatives }) =>
      heads.flatMap((head) => alternatives.map((each) => [...head, each])).slice(0, MOST_TRIED),
    [[]],
  );
  for (const [first = new Map(), ...others] of combinations)
    for (const question of uploadQuestions(policy, first, memory)) {
      const request = lookForAll(policy, question, others, memory);
      if (request !== undefined) return request;
    }
  return undefined;
}

/** Asks of one request what each reading does: the key id of every further reading is a variable of its own. */
function lookForAll(
  policy: Policy,
  question: Question,
  others: readonly Headers[],
  memory: Memory,
): Request | undefined {
  const named = others.map((headers, index) => ({ name: `${KEY_ID} ${String(index)}`, headers }));
  const asked = new Map(question.asked);
  for (const { name, headers } of named) asked.set(name, headers.get(KEY_ID) ?? absent);
  const { conditions, worlds } = prepare(policy, { ...question, asked });
  const seen = (clause: Clause): readonly Clause[] => named.map(({ name }) => renamed(clause, name));
  const all = {
    ...conditions,
    noneOf: conditions.noneOf.flatMap((clause) => [clause, ...(looksAtKeyId(clause) ? seen(clause) : [])]),
    // The same Allow has to apply each time.
    oneOf: conditions.oneOf?.map((clause) => joined([clause, ...seen(clause)])),
  };
  for (const world of worlds) {
    const request = lookInWorld(all, { world, attitude: "careful", effort: noEffort() });
    if (request === undefined) continue;
    const keyIds = [KEY_ID, ...named.map(({ name }) => name)].map((name) => request.context.get(name));
    const [plain, ...rest] = keyIds.map((keyId) => withKeyId(without(request, named), keyId));
    if (plain !== undefined && [plain, ...rest].every((each) => getsThrough(policy, each, memory)))
      return plain;
  }
  return undefined;
}

const absent = { kind: "given", values: undefined } as const;

function looksAtKeyId({ literals }: Clause): boolean {
  return literals.some(({ variable }) => variable === KEY_ID);
}

/** The clause as it looks at the key id under another name. */
function renamed(clause: Clause, name: string): Clause {
  const rename = (literal: Literal): Literal => ({
    ...literal,
    variable: name,
    filled: (valueOf) => {
      const filled = literal.filled(valueOf);
      return filled && rename(filled);
    },
  });
  const literals = clause.literals.map((literal) =>
    literal.variable === KEY_ID ? rename(literal) : literal,
  );
  return { ...clause, literals };
}

function joined(clauses: readonly [Clause, ...Clause[]]): Clause {
  return { ...clauses[0], literals: [...new Set(clauses.flatMap(({ literals }) => literals))] };
}

function without(request: Request, named: readonly { readonly name: string }[]): Request {
  const context = new Map(request.context);
  for (const { name } of named) context.delete(name);
  return { ...request, context };
}
