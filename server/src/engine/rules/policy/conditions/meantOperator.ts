import { nearest } from "../../../catalog/nearest.ts";
import { saysNot, withoutNegation } from "../../../catalog/negation.ts";
import { operators } from "../../../evaluate/operators.ts";

const qualifiers = ["ForAllValues", "ForAnyValue"] as const;

/**
 * The nearest operator, part by part: `ForAllValue:StringLIkeIfExist`. Undefined when a part is near to none, or near
 * to one only that says the opposite.
 */
export function meantOperator(name: string): string | undefined {
  const [, qualifier, base = "", ifExists] =
    /^(?:([^:]*):)?(.*?)(If_?(?:Ex?|Exis?|Exists?)?)?$/is.exec(name.trim()) ?? [];
  const front = qualifier === undefined ? "" : meantQualifier(qualifier);
  const middle = meantBase(base);
  if (front === undefined || middle === undefined) return undefined;
  const end = ifExists === undefined || middle === "Null" ? "" : "IfExists";
  return `${front === "" ? "" : `${front}:`}${middle}${end}`;
}

/** No qualifier says "not", so `ForNoValue` means none of them. */
function meantQualifier(qualifier: string): string | undefined {
  return saysNot(qualifier) ? undefined : nearest(qualifier, qualifiers);
}

/** Nobody who writes "not" means an operator without it, and the other way round. */
function meantBase(base: string): string | undefined {
  const names = [...operators.keys()];
  const meant = nearest(base, names) ?? completionOf(base, names);
  if (!saysNot(base)) return meant !== undefined && isNegated(meant) ? undefined : meant;
  return meant !== undefined && isNegated(meant) ? meant : negationOf(nearest(withoutNegation(base), names));
}

/** The operator that a name is the beginning of, if all others that it begins go on from that one: `DateGreater`. */
function completionOf(base: string, names: readonly string[]): string | undefined {
  const begun = names.filter((name) => name.toLowerCase().startsWith(base.toLowerCase()));
  const [shortest] = [...begun].sort((a, b) => a.length - b.length);
  return shortest !== undefined && begun.every((name) => name.startsWith(shortest)) ? shortest : undefined;
}

function isNegated(name: string): boolean {
  return operators.get(name)?.negated === true;
}

/** `StringNotLike` for `StringLike`. Most operators that compare have one, the others do not. */
function negationOf(plain: string | undefined): string | undefined {
  return [...operators.keys()].find((name) => isNegated(name) && name.replace("Not", "") === plain);
}
