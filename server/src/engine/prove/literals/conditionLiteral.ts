import { conditionMatches } from "../../evaluate/matches.ts";
import { operatorOf } from "../../evaluate/operators.ts";
import type { Request } from "../../evaluate/request.ts";
import { isDoubt, type Doubt, type Truth } from "../../evaluate/truth.ts";
import { unknownVariable } from "../../evaluate/variables.ts";
import type { Condition, Policy } from "../../policy/policy.ts";
import { boundsOf, opposite, type Bounds } from "./bounds.ts";
import { always, negate, never, type Constraint } from "./constraint.ts";
import { isMultivalued } from "./keyTypes.ts";
import type { Literal, Values } from "./literal.ts";
import { noVariables, variablesOf } from "./filled.ts";
import { testBounds } from "./testBounds.ts";
import type { Test } from "../theories/values.ts";

/** What one condition of a statement asks of its key. */
export function conditionLiteral(condition: Condition, policy: Policy): Literal {
  const holds = constraintsOf(condition, policy);
  return {
    variable: condition.key.value.toLowerCase(),
    holds,
    fails: opposite(holds, negate),
    condition,
    truthFor: (values) => ask(condition, policy, values),
    ...(takesVariables(condition) && holds.possibly !== always
      ? variablesOf(
          condition.values.map(({ value }) => value),
          policy,
          (fill) => conditionLiteral(withValues(condition, fill), policy),
        )
      : noVariables),
  };
}

/** Only operators for texts and ARNs take variables. */
function takesVariables({ operator }: Condition): boolean {
  const family = operatorOf(operator)?.family;
  return family === "string" || family === "arn";
}

function withValues(condition: Condition, toValue: (text: string) => string): Condition {
  const values = condition.values.map((each) => ({ ...each, value: toValue(each.value) }));
  return { ...condition, values };
}

const nobody: Request = { caller: { type: "anonymous" }, action: "", resource: "", context: new Map() };

/** What the condition makes of values of its key. Other keys, which its variables may name, are not known. */
function ask(condition: Condition, policy: Policy, values: Values | Doubt): Truth {
  const own = condition.key.value.toLowerCase();
  const get = (key: string): Values | Doubt => (key === own ? values : unknownVariable(key));
  return conditionMatches(condition, nobody, policy, { get });
}

function constraintsOf(condition: Condition, policy: Policy): Bounds<Constraint> {
  const facts = operatorOf(condition.operator);
  // Values that do not matter, to learn what the condition makes of absence and of presence.
  const whenAbsent = ask(condition, policy, undefined);
  const whenPresent = ask(condition, policy, ["example"]);
  if (facts === undefined || isSameDoubt(whenAbsent, whenPresent)) return { surely: never, possibly: always };

  const { operator, key } = condition;
  const values = condition.values.map(({ value }) => value);
  const absent = boundsOf(whenAbsent);
  const present =
    facts.family === "null"
      ? boundsOf(whenPresent)
      : testBounds(facts, key.value, values, policy.version?.value);
  const name = `${operator.name} ${JSON.stringify(values)}`;
  if (operator.qualifier !== undefined)
    return bound(name, absent, present, operator.qualifier === "ForAllValues" ? "every" : "some");
  const every = bound(name, absent, present, "every");
  if (!isMultivalued(key.value)) return every;
  // Several values without a qualifier certainly match when all do, and certainly fail when none does.
  return { surely: every.surely, possibly: bound(name, absent, present, "some").possibly };
}

/** The doubt is not about values then: an unknown operator, a member that stands twice. */
function isSameDoubt(left: Truth, right: Truth): boolean {
  return isDoubt(left) && isDoubt(right) && left.doubt === right.doubt;
}

function bound(
  name: string,
  absent: Bounds<boolean>,
  present: Bounds<boolean | Test>,
  quantifier: Constraint["quantifier"],
): Bounds<Constraint> {
  const toConstraint = (which: "surely" | "possibly"): Constraint => ({
    name: `${which} ${quantifier} ${name}`,
    absent: absent[which],
    present: present[which],
    quantifier,
  });
  const surely = toConstraint("surely");
  const isExact = absent.surely === absent.possibly && present.surely === present.possibly;
  return { surely, possibly: isExact ? surely : toConstraint("possibly") };
}
