import { readDocument, type DocumentKind, type Policy, type Surroundings } from "../engine/engine.ts";
import { oneDocument } from "../engine/policy/documentKinds.ts";
import { repeatedMembersOf } from "../engine/policy/repeatedMembers.ts";
import { quoted } from "../engine/rules/quoted.ts";
import { isTooDeep, MAX_DEPTH } from "../engine/tree/parse.ts";
import type { Input } from "./findFiles.ts";
import { readInput, type Failure } from "./readInput.ts";
import { reasonOf } from "./reason.ts";
import type { World } from "./world.ts";

/** Which documents a command takes. */
export interface Wanted {
  readonly kinds: readonly DocumentKind[];
  /** What the document is, whatever it looks like. */
  readonly kind?: DocumentKind | undefined;
  readonly surroundings?: Surroundings;
}

/** Reads the one document that a command is about: a file, or the standard input for "-". */
export async function readOne(operand: string, wanted: Wanted, world: World): Promise<Policy | Failure> {
  const input = await toInput(operand, world);
  if ("failure" in input) return input;
  const decoded = await readInput(input, world);
  if (decoded === undefined) return { failure: `"${input.name}" is too large to be a policy.` };
  if ("failure" in decoded) return decoded;
  const fileName = input.name.slice(input.name.lastIndexOf("/") + 1);
  const { kind, surroundings } = wanted;
  return checked(input.name, readDocument({ text: decoded.text, fileName, kind, surroundings }), wanted);
}

/** The file that an operand names, or the standard input for "-". */
export async function toInput(operand: string, { files }: World): Promise<Input | Failure> {
  if (operand === "-") return { name: "<stdin>", path: undefined, isNamed: true };
  try {
    const type = await files.typeOf(operand);
    if (type === undefined) return { failure: `There is no file "${operand}".` };
    if (type === "folder") return { failure: `"${operand}" is a folder. This command takes one file.` };
    return { name: files.withForwardSlashes(operand), path: operand, isNamed: true };
  } catch (error) {
    return { failure: `"${operand}" cannot be read: ${reasonOf(error)}.` };
  }
}

/** Why nobody can tell what a document says, as the rest of a sentence. Undefined where it is plain. */
function doubtAbout(policy: Policy): string | undefined {
  if (isTooDeep(policy.tree.text))
    return `nests more than ${String(MAX_DEPTH)} levels deep, as no policy does, so Latchkey does not read it.`;
  if (policy.tree.errors.length > 0) return 'is not valid JSON. "latchkey lint" shows where.';
  if (policy.root === undefined)
    return `is valid JSON, but no object. What Latchkey decides about, ${oneDocument[policy.kind]}, is one.`;
  const [repeated] = repeatedMembersOf(policy);
  if (repeated === undefined) return undefined;
  return `has ${quoted(repeated.later.name.value)} twice in one object, and AWS accepts no member twice. "latchkey lint" shows where.`;
}

/** What a text with mistakes says is a guess, and a guess about access is worse than none. */
function checked(name: string, policy: Policy | undefined, { kinds }: Wanted): Policy | Failure {
  const expected = kinds.map((kind) => oneDocument[kind]).join(" or ");
  if (policy === undefined)
    return {
      failure: `"${name}" is not ${expected}, as far as Latchkey can see. --kind says what it is meant to be.`,
    };
  if (!kinds.includes(policy.kind))
    return { failure: `"${name}" is ${oneDocument[policy.kind]}, not ${expected}.` };
  const failure = doubtAbout(policy);
  return failure === undefined ? policy : { failure: `"${name}" ${failure}` };
}
