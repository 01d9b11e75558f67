import { bucketOf } from "../../policy/arn.ts";
import type { Policy } from "../../policy/policy.ts";
import type { Tie } from "../callers/ties.ts";
import { ifPresent, isPresent } from "../literals/constraint.ts";
import { anyCharacter } from "../theories/characters.ts";
import { anyText, characters, join, toPattern, type Pattern } from "../theories/pattern.ts";
import { isArn } from "../../evaluate/arns.ts";
import { partitionOf } from "../uploads/objects.ts";
import type { ActionGroup } from "./actionGroups.ts";

/**
 * What requests for an action act on. Undefined when it is nothing that a policy of this kind is attached to: the
 * account, a grant, a job.
 */
export function resourceTie({ resourceTypes }: ActionGroup, policy: Policy): Tie | undefined {
  const shapes = Object.keys(shapesOf(policy)).filter((type) => resourceTypes?.includes(type) ?? true);
  if (shapes.length === 0) return undefined;
  return policy.once(tiesOf)(shapes);
}

type TieFor = (types: readonly string[]) => Tie;

/** Ties of the same types are one and the same, so that what is found out about them is kept. */
function tiesOf(policy: Policy): TieFor {
  const ties = new Map<string, Tie>();
  return (types) => {
    const name = types.join();
    const tie = ties.get(name) ?? toTie(types, policy);
    ties.set(name, tie);
    return tie;
  };
}

function toTie(types: readonly string[], policy: Policy): Tie {
  if (policy.kind === "kms-key-policy" && isAboutItself(policy)) return { kind: "given", values: ["*"] };
  const shapes = shapesOf(policy);
  const patterns = types.flatMap((type) => shapes[type] ?? []);
  const constraints = [isPresent, ifPresent(`is one of ${types.join()}`, { patterns, negated: false })];
  return { kind: "free", domain: { constraints, isMultivalued: false, preferred: examplesOf(policy) } };
}

/** Whether every statement says "*", which is the key itself, whatever its ARN may be. */
function isAboutItself({ statements }: Policy): boolean {
  return statements.every(
    ({ resource }) => resource?.negated === false && resource.values.some(({ value }) => value === "*"),
  );
}

/** Resources that read well: those that the policy names, and an object of the bucket that it names. */
function examplesOf(policy: Policy): readonly string[] {
  const named = policy.statements.flatMap(({ resource }) => resource?.values.map(({ value }) => value) ?? []);
  const partition = partitionOf(policy);
  const buckets = [...new Set(named.flatMap((value) => bucketOf(value) ?? [])), "example-bucket"];
  const inBuckets = buckets.flatMap((bucket) => [
    `arn:${partition}:s3:::${bucket}/example.txt`,
    `arn:${partition}:s3:::${bucket}`,
  ]);
  return [...(policy.kind === "s3-bucket-policy" ? inBuckets : []), ...new Set(named.filter(isOneResource))];
}

function isOneResource(value: string): boolean {
  return isArn(value) && !/[*?$]/.test(value);
}

type Shapes = Readonly<Record<string, readonly Pattern[]>>;

function shapesOf({ kind }: Policy): Shapes {
  return kind === "kms-key-policy" ? keyShapes : bucketShapes;
}

const name = { except: ":*?" };
const part = { except: ":/*?" };

function shape(head: string, within: { readonly except: string } = part): Pattern {
  return toPattern(head, { wildcards: true, within });
}

const keyShapes: Shapes = { "kms:key": [join(shape("arn:aws*:kms:?*:"), shape("?*:key/?*"))] };

/** Any object key, of at least one character. */
const someText = join(characters(anyCharacter, 1), anyText);

const bucketShapes: Shapes = {
  "s3:bucket": [shape("arn:aws*:s3:::?*")],
  "s3:object": [join(shape("arn:aws*:s3:::?*/"), someText)],
  "s3:accesspoint": [shape("arn:aws*:s3:*:?*:accesspoint/?*", name)],
  "s3:accesspointobject": [join(shape("arn:aws*:s3:*:?*:accesspoint/?*/object/", part), someText)],
};
