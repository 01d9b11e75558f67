import type { Fix, Problem } from "../../../lint/rule.ts";
import { titleOf } from "../../../lint/words.ts";
import type { Element, Policy, Statement, StringValue } from "../../../policy/policy.ts";
import { bucketOf, parseArn } from "../../../policy/arn.ts";
import { appendToList } from "../../../tree/edits.ts";
import { whenNamingMore } from "../../accessChange.ts";
import { quoted } from "../../quoted.ts";
import { actionTarget, fits, type ActionTarget } from "../../resourceFit.ts";

/** The actions of a statement that act on none of its resources. S3 looks at each of them when it saves a policy. */
export function* misfitProblems(policy: Policy, statement: Statement): Iterable<Problem> {
  const { action, resource } = statement;
  if (action === undefined || resource === undefined) return;
  const everything = [action, resource].find(leavesNothing);
  if (everything !== undefined)
    yield {
      at: everything.property.name,
      message: `${everything.property.name.value} lists everything there is, so ${titleOf(statement)} is about nothing and has no effect.`,
    };
  if (action.negated || resource.negated) return;
  if (resource.values.length === 0) return;
  for (const { value, node } of action.values) {
    if (resource.values.some((each) => fits(value, each.value))) continue;
    const target = actionTarget(value);
    // An action of another service is wrong wherever it stands, and another rule says so.
    if (target === undefined && /^(?!s3:)[\w-]+:/i.test(value)) continue;
    yield {
      at: node,
      ...(target !== undefined && { severity: "error" }),
      message: `${quoted(value)} ${reasonFor(target)}`,
      fixes: () => fixesOf(policy, statement, target),
    };
  }
}

function leavesNothing({ negated, values }: Element<StringValue>): boolean {
  return negated && values.some(({ value }) => /^(?:s3:)?\*+$/i.test(value));
}

function reasonFor(target: ActionTarget | undefined): string {
  switch (target) {
    case "object":
      return "is about objects, and no Resource of this statement is one. S3 does not accept such a policy.";
    case "bucket":
      return "is about the bucket itself, and every Resource of this statement stands for objects. S3 does not accept such a policy.";
    case undefined:
      return "is about nothing that this statement has as its Resource, so it has no effect.";
  }
}

/** Adds what the action acts on, in the bucket that the statement names. */
function fixesOf({ tree }: Policy, statement: Statement, target: ActionTarget | undefined): readonly Fix[] {
  const { resource } = statement;
  const [added] = (resource?.values ?? []).flatMap((value) => counterpartOf(value, target));
  if (resource?.property.value === undefined || added === undefined) return [];
  return [
    {
      title: `Add "${added}" to Resource`,
      access: whenNamingMore(statement, resource),
      edits: [appendToList(tree.text, resource.property.value, added)],
    },
  ];
}

/** The bucket's ARN for its objects', and the other way round. */
function counterpartOf({ value }: StringValue, target: ActionTarget | undefined): readonly string[] {
  const [bucket, arn] = [bucketOf(value), parseArn(value)];
  if (bucket === undefined || arn === undefined || target === undefined) return [];
  const bucketArn = `arn:${arn.partition}:s3:::${bucket}`;
  return [target === "object" ? `${bucketArn}/*` : bucketArn];
}
