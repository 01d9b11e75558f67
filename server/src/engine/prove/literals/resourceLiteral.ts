import { coversResource } from "../../evaluate/resources.ts";
import { unknownVariable } from "../../evaluate/variables.ts";
import { parseArn } from "../../policy/arn.ts";
import { hasWildcard } from "../../policy/glob.ts";
import type { Element, Policy, Statement, StringValue } from "../../policy/policy.ts";
import { exactly, opposite, type Bounds } from "./bounds.ts";
import { negate, passes, type Constraint } from "./constraint.ts";
import { variablesOf } from "./filled.ts";
import type { Literal } from "./literal.ts";
import { joinReaches, reachOfArn, reachOfText, unknownReach, type Reach } from "./policyPatterns.ts";
import { anyText } from "../theories/pattern.ts";

/** What a statement asks of the ARN that a request acts on. Every resource of a request is an ARN here. */
export function resourceLiteral({ resource }: Pick<Statement, "resource">, policy: Policy): Literal {
  const version = policy.version?.value;
  const context = { get: unknownVariable };
  const holds = constraintsOf(
    resource?.values.map(({ value }) => value) ?? [],
    resource?.negated ?? false,
    version,
  );
  return {
    variable: "resource",
    holds,
    fails: opposite(holds, negate),
    condition: undefined,
    truthFor: (values) =>
      values === undefined || "doubt" in values
        ? (values ?? false)
        : coversResource(resource, values[0] ?? "", policy.kind, { version, context }),
    ...variablesOf(resource?.values.map(({ value }) => partWithVariables(value)) ?? [], policy, (fill) =>
      resourceLiteral({ resource: resource && withValues(resource, fill) }, policy),
    ),
  };
}

/** Variables count behind an ARN's fifth colon only. */
function partWithVariables(value: string): string {
  return parseArn(value)?.resource ?? "";
}

function withValues(element: Element<StringValue>, toValue: (text: string) => string): Element<StringValue> {
  const values = element.values.map((each) => {
    const part = partWithVariables(each.value);
    return { ...each, value: each.value.slice(0, each.value.length - part.length) + toValue(part) };
  });
  return { ...element, values };
}

function constraintsOf(
  values: readonly string[],
  negated: boolean,
  version: string | undefined,
): Bounds<Constraint> {
  // AWS does not say what an empty NotResource leaves out.
  const { surely, possibly } =
    values.length === 0 && negated
      ? unknownReach
      : joinReaches(values.map((value) => reachOf(value, version)));
  const name = JSON.stringify(values);
  const covered = passes(`surely ${name}`, { patterns: surely, negated: false });
  const bounds =
    surely === possibly
      ? exactly(covered)
      : { surely: covered, possibly: passes(`possibly ${name}`, { patterns: possibly, negated: false }) };
  return negated ? opposite(bounds, negate) : bounds;
}

function reachOf(value: string, version: string | undefined): Reach {
  if (value === "*") return exactly([anyText]);
  const arn = parseArn(value);
  if (arn === undefined) return incompleteReach(value, version);
  const reach = reachOfArn(value, version) ?? unknownReach;
  // AWS documents no wildcard in the partition or service.
  return hasWildcard(arn.partition) || hasWildcard(arn.service) ? { ...reach, surely: [] } : reach;
}

/** AWS does not say whether it completes what is no whole ARN. */
function incompleteReach(value: string, version: string | undefined): Reach {
  const missing = Math.max(0, 6 - value.split(":").length);
  const completed = reachOfArn(value + ":*".repeat(missing), version);
  return {
    surely: [],
    possibly: [...(completed?.possibly ?? []), ...reachOfText(value, { wildcards: true }, version).possibly],
  };
}
