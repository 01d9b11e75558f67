import { actionOf } from "../../catalog/actions.ts";
import { keyActionClassOf } from "../../catalog/keyActions.ts";
import { evaluate, type Decision } from "../../evaluate/evaluate.ts";
import type { Caller } from "../../evaluate/request.ts";
import type { Statement } from "../../policy/policy.ts";
import { callersOf } from "../effect/callers.ts";
import type { ActionGroup } from "../effect/actionGroups.ts";
import { groupsOf } from "../effect/questions.ts";
import { findExample, findExamples, type Example } from "./examples.ts";
import { wholeOf } from "./parts.ts";
import type { Sides } from "./sides.ts";

/**
 * What one side says of a kind of request by one of its statements, and the other side does not. Without a
 * principal it is anybody's.
 */
export interface Loss extends Example {
  readonly statement: Statement;
  /** All that the example stands for; for a key of one class. */
  readonly actions: readonly string[];
  /** What both sides say to the example. */
  readonly own: Decision;
  readonly other: Decision;
}

/** What could not be found out about a statement. */
export interface Doubtful {
  readonly statement: Statement;
  /** A sentence. */
  readonly reason: string;
}

/** Everything that one of the own side's statements says and the other side does not. */
export function lossesOf(sides: Sides, statement: Statement): readonly (Loss | Doubtful)[] {
  return groupsOf(sides.both, statement).flatMap((group) => lossesIn(sides, statement, group));
}

function lossesIn(sides: Sides, statement: Statement, group: ActionGroup): readonly (Loss | Doubtful)[] {
  const whole = findExample(sides, statement, group, wholeOf(sides));
  if (whole.result === "unsure") return [{ statement, reason: whole.reason }];
  if (whole.result === "none") return sides.isUneven ? [{ statement, reason: unevenVersions }] : [];
  const examples = findExamples(sides, statement, group);
  const any = { request: whole.request, principal: undefined, row: undefined, when: undefined };
  const losses = (examples.length > 0 ? examples : [any]).flatMap((example) =>
    toLosses(sides, statement, group, example),
  );
  return losses.length > 0 ? losses : [{ statement, reason: sides.isUneven ? unevenVersions : unknownOwner }];
}

const unevenVersions =
  'Only one of the two has Version "2012-10-17", so the same ${…} is a variable there and plain text here.';
const unknownOwner = "Whether it makes a difference depends on the account that the key belongs to.";

/** A loss for each class of actions. Empty unless both sides confirm that they decide the example differently. */
function toLosses(
  { own, other, both }: Sides,
  statement: Statement,
  group: ActionGroup,
  example: Example,
): readonly Loss[] {
  const [ordinary] = callersOf(both);
  const caller = nameOf(example.request.caller);
  const isAnybody = ordinary !== undefined && nameOf(ordinary.example) === caller;
  const principal = example.principal ?? (isAnybody ? undefined : caller);
  return byClass(group.actions).flatMap((actions) => {
    const request = { ...example.request, action: actions[0] ?? group.example };
    const [ours, theirs] = [evaluate(own, request), evaluate(other, request)];
    if (ours.decision === theirs.decision) return [];
    return { ...example, request, statement, principal, actions, own: ours, other: theirs };
  });
}

/** A caller as principals name it: a session by its role. */
function nameOf(caller: Caller): string {
  switch (caller.type) {
    case "anonymous":
      return caller.type;
    case "service":
      return caller.name;
    case "canonicalUser":
      return caller.id;
    case "session":
      return caller.roleArn;
    default:
      return caller.arn;
  }
}

/** Uses of a key, grants and administration are told apart. */
function byClass(actions: readonly string[]): readonly (readonly string[])[] {
  const classes = new Map<string | undefined, string[]>();
  for (const name of actions) {
    const action = actionOf(name);
    const actionClass = action && keyActionClassOf(action);
    const members = classes.get(actionClass);
    if (members === undefined) classes.set(actionClass, [name]);
    else members.push(name);
  }
  return [...classes.values()];
}
