import { policyElements } from "../../catalog/elements.ts";
import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { hasMistyped, missingElementsOf, neededElements } from "../../prove/unfinished.ts";
import { setProperty } from "../../tree/edits.ts";
import { itemsOf, propertyOf, type Node, type ObjectNode, type Span } from "../../tree/node.ts";
import { whenNamingMore } from "../accessChange.ts";

export const missingElement: Rule = {
  id: "policy/missing-element",
  summary: "An element that AWS asks for is missing or empty",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "error",
  answers: [
    "EMPTY_ARRAY_ACTION",
    "EMPTY_ARRAY_PRINCIPAL",
    "EMPTY_ARRAY_RESOURCE",
    "EMPTY_OBJECT_PRINCIPAL",
    "MISSING_ACTION",
    "MISSING_EFFECT",
    "MISSING_PRINCIPAL",
    "MISSING_RESOURCE",
    "MISSING_STATEMENT",
  ],

  *check(policy) {
    const { root, statements, tree } = policy;
    // What a text that is not JSON lacks may be behind the mistake.
    if (root === undefined || tree.errors.length > 0) return;
    const statement = propertyOf(root, "Statement");
    if (statement === undefined && !hasMistyped(root, ["Statement"], policyElements))
      yield { at: braceOf(root), message: "This policy has no Statement. AWS refuses a policy without one." };
    if (statement?.value?.kind === "array" && statement.value.items.length === 0)
      yield {
        at: statement.value,
        message: "Statement is an empty list. AWS asks for at least one statement.",
      };

    for (const each of statements) {
      yield* missingIn(policy, each);
      yield* emptyIn(policy, each);
    }
  },
};

/** One finding for all that a statement lacks: a statement that is being written lacks most of it. */
function* missingIn(policy: Policy, statement: Statement): Iterable<Problem> {
  const missing = missingElementsOf(statement.node);
  if (missing.length === 0) return;
  yield {
    at: statement.sid?.node ?? braceOf(statement.node),
    message: `This statement has no ${missing.join(" and no ")}. AWS refuses a policy with such a statement.`,
    fixes: () => (missing.includes("Resource") ? addResource(policy, statement) : []),
  };
}

/** In a key policy there is only one right value. */
function addResource({ kind, tree }: Policy, statement: Statement): readonly Fix[] {
  if (kind !== "kms-key-policy") return [];
  return [
    {
      title: `Add "Resource": "*"`,
      access: whenNamingMore(statement),
      edits: [setProperty(tree.text, statement.node, "Resource", "*")],
    },
  ];
}

const neededNames: ReadonlySet<string> = new Set(neededElements.flat());

/** S3 refuses an element that lists nothing; KMS is not known to. */
function* emptyIn({ kind }: Policy, { node }: Statement): Iterable<Problem> {
  for (const { name, value } of node.properties) {
    if (value?.kind === "string" || !neededNames.has(name.value)) continue;
    for (const empty of emptyValuesOf(value))
      yield {
        at: empty,
        message: `${name.value} lists nothing here, so this statement covers nothing. Fill it in or remove the statement.`,
        severity: kind === "s3-bucket-policy" ? "error" : "warning",
      };
  }
}

/** An empty list or object, or the empty lists among the members of a Principal. */
function emptyValuesOf(value: Node | undefined): readonly Node[] {
  if (value?.kind === "array") return value.items.length === 0 ? [value] : [];
  if (value?.kind !== "object") return [];
  if (value.properties.length === 0) return [value];
  return value.properties.flatMap((member) =>
    member.value?.kind === "array" && itemsOf(member.value).length === 0 ? [member.value] : [],
  );
}

function braceOf({ start }: ObjectNode): Span {
  return { start, end: start + 1 };
}
