import { coversResource } from "../../../evaluate/resources.ts";
import { listOf, shortNameOf } from "../../../lint/words.ts";
import { ownBucketArnsIn } from "../../../policy/namedBuckets.ts";
import type { Policy, Statement } from "../../../policy/policy.ts";
import { appendToList, replaceValue, type Edit } from "../../../tree/edits.ts";
import type { Name } from "../../../tree/node.ts";
import { quoted } from "../../quoted.ts";

/** What keeps a Deny from being for everyone or for all objects. */
export interface Limit {
  /** The name of the element that limits it. */
  readonly at: Name;
  /** "to …" or "from …", as "only uploads" goes on. */
  readonly words: string;
  /** Undefined where no edit of that element alone lifts the limit. */
  readonly widen: Edit | undefined;
  /** What the edit does, as a title begins. */
  readonly how: string;
}

/** What limits a Deny; exemptions by NotPrincipal are reported with the uploads that they let through. */
export function limitsIn(policy: Policy): (statement: Statement) => readonly Limit[] {
  const bucketArns = ownBucketArnsIn(policy);
  return (statement) => [
    ...principalLimits(policy, statement),
    ...resourceLimits(policy, statement, bucketArns),
  ];
}

function principalLimits({ tree }: Policy, { principal }: Statement): readonly Limit[] {
  const value = principal?.property.value;
  if (principal === undefined || value === undefined || principal.negated) return [];
  if (principal.values.some(({ type }) => type === "*")) return [];
  return [
    {
      at: principal.property.name,
      words: `from ${listOf(principal.values.map((each) => shortNameOf(each.value)))}`,
      widen: replaceValue(tree.text, value, "*"),
      how: 'set Principal to "*"',
    },
  ];
}

function resourceLimits(
  policy: Policy,
  { resource }: Statement,
  bucketArns: readonly string[],
): readonly Limit[] {
  const value = resource?.property.value;
  if (resource === undefined || value === undefined) return [];
  const context = new Map<string, readonly string[]>();
  const circumstances = { version: policy.version?.value, context };
  // Where there is a gap, it is what NotResource leaves out.
  const missing = bucketArns.filter(
    (arn) =>
      resource.negated ||
      coversResource(resource, `${arn}/${UNLIKELY_KEY}`, policy.kind, circumstances) === false,
  );
  if (missing.length === 0) return [];
  const named = listOf(resource.values.map((each) => quoted(each.value)));
  const [first] = missing;
  const isOne = missing.length === 1 && first !== undefined && !resource.negated;
  return [
    {
      at: resource.property.name,
      words: `to ${resource.negated ? "anything but " : ""}${named}`,
      widen: isOne ? appendToList(policy.tree.text, value, `${first}/*`) : undefined,
      how: `add "${first ?? ""}/*" to Resource`,
    },
  ];
}

/** An object key that no pattern covers but one for all keys. */
const UNLIKELY_KEY = "\u{FFFD}";
