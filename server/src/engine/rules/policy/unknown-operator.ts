import { nearest } from "../../catalog/nearest.ts";
import { operatorOf, operators } from "../../evaluate/operators.ts";
import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { readOperator } from "../../policy/readConditions.ts";
import { renameProperty } from "../../tree/edits.ts";
import { propertyOf, type Property } from "../../tree/node.ts";
import { placeholderOf } from "../placeholderOf.ts";
import { quoted } from "../quoted.ts";

export const unknownOperator: Rule = {
  id: "policy/unknown-operator",
  summary: "A condition operator that IAM does not have",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "error",
  answers: ["INVALID_CONDITION_OPERATOR", "NULL_WITH_IF_EXISTS"],

  *check(policy) {
    for (const statement of policy.statements) {
      const conditions = propertyOf(statement.node, "Condition")?.value;
      for (const property of conditions?.kind === "object" ? conditions.properties : []) {
        if (operatorOf(readOperator(property.name)) !== undefined) continue;
        if (placeholderOf(policy, property.name.value) === undefined)
          yield problemOf(policy, statement, property);
      }
    }
  },
};

function problemOf(policy: Policy, statement: Statement, property: Property): Problem {
  const { value: name } = property.name;
  const meant = meantOperator(name);
  // Other letter case is not what AWS documents, and no more than that is known of it.
  const isCase = meant?.toLowerCase() === name.toLowerCase();
  return {
    at: property.name,
    ...(isCase && { severity: "warning" }),
    message: messageOf(name, meant, isCase),
    fixes: () => (meant === undefined ? [] : renaming(policy, statement, property, meant)),
  };
}

function messageOf(name: string, meant: string | undefined, isCase: boolean): string {
  if (/^(?:For(?:All|Any)Values?:)?NullIfExists$/i.test(name))
    return `Null asks whether a key is there, so IfExists has nothing to add and AWS refuses ${quoted(name)}. Write "Null".`;
  if (isCase) return `IAM spells this operator ${quoted(meant ?? "")}, not ${quoted(name)}.`;
  const advice =
    meant === undefined
      ? "Operators are named like StringEquals or ArnLike."
      : `${quoted(meant)} is probably meant.`;
  return `There is no condition operator ${quoted(name)}. ${advice} AWS refuses this policy.`;
}

const qualifiers = ["ForAllValues", "ForAnyValue"] as const;

/** The nearest operator, part by part: `ForAllValue:StringLIkeIfExist`. Undefined when a part is near to none. */
function meantOperator(name: string): string | undefined {
  const [, qualifier, base = "", ifExists] = /^(?:([^:]*):)?(.*?)(If_?Exists?)?$/is.exec(name.trim()) ?? [];
  const front = qualifier === undefined ? "" : nearest(qualifier, qualifiers);
  const middle = nearest(base, operators.keys()) ?? completionOf(base);
  if (front === undefined || middle === undefined) return undefined;
  const end = ifExists === undefined || middle === "Null" ? "" : "IfExists";
  return `${front === "" ? "" : `${front}:`}${middle}${end}`;
}

/** The operator that a name is the beginning of, if all others that it begins go on from that one: `DateGreater`. */
function completionOf(base: string): string | undefined {
  const begun = [...operators.keys()].filter((name) => name.toLowerCase().startsWith(base.toLowerCase()));
  const [shortest] = [...begun].sort((a, b) => a.length - b.length);
  return shortest !== undefined && begun.every((name) => name.startsWith(shortest)) ? shortest : undefined;
}

/** The conditions begin to count. Not where the operator is there already: then the two have to be merged. */
function renaming(
  { tree }: Policy,
  { effect }: Statement,
  property: Property,
  meant: string,
): readonly Fix[] {
  if (tree.errors.length > 0 || propertyOf(property.parent, meant) !== undefined) return [];
  const access = effect === "Deny" ? "narrower" : "wider";
  return [{ title: `Write "${meant}"`, access, edits: [renameProperty(property, meant)] }];
}
