import { keyActionClassOf } from "../catalog/keyActions.ts";
import { actionOf } from "../catalog/actions.ts";
import type { Decision } from "../evaluate/evaluate.ts";
import type { Request } from "../evaluate/request.ts";
import type { Policy } from "../policy/policy.ts";
import { lossesOf, type Doubtful, type Loss } from "./difference/losses.ts";
import { changedStatements, sidesOf, turned, type Sides } from "./difference/sides.ts";
import { encryptionKeys } from "./uploads/pinnedKeys.ts";
import { uploadRows, type UploadRow } from "./uploads/readings.ts";

/** Requests of one kind that two versions of a policy decide differently. */
export interface Change {
  /** Who makes them, as the policy writes it or by name; undefined where it is anybody. */
  readonly principal: string | undefined;
  /** What they are for, as AWS spells it. */
  readonly actions: readonly string[];
  /** Where the change is about encryption: what kind of upload. */
  readonly row: UploadRow | undefined;
  /** Completes "if …" where the headers that are sent do not decide it. */
  readonly when: string | undefined;
  /** One of them. */
  readonly request: Request;
  /** What the older and the newer version say to that one. */
  readonly before: Decision;
  readonly after: Decision;
}

/** What two versions of a policy decide differently. Empty lists are a proof that they decide everything alike. */
export interface Difference {
  /** What the newer one allows or no longer denies. */
  readonly newlyAllowed: readonly Change[];
  /** What the newer one denies or no longer allows. */
  readonly newlyStopped: readonly Change[];
  /** Statements that may have made a difference. */
  readonly undecided: readonly Undecided[];
}

export interface Undecided extends Doubtful {
  /** Which version the statement is of. */
  readonly version: "older" | "newer";
}

/**
 * Compares two versions of a policy of one kind. Every request that they decide differently is due to a statement
 * of one that the other has not, so it is enough to ask of each such statement what it says by itself. Actions
 * are those of the catalogue and those that the policies name.
 */
export function differenceOf(older: Policy, newer: Policy): Difference {
  const sides = sidesOf(older, newer);
  const lost = findLosses(sides);
  const gained = findLosses(turned(sides));
  const isDeny = ({ statement }: Loss): boolean => statement.effect === "Deny";
  const isAllow = (loss: Loss): boolean => !isDeny(loss);
  return {
    newlyAllowed: joinAlike([...lost.losses.filter(isDeny), ...gained.losses.filter(isAllow)], older),
    newlyStopped: joinAlike([...gained.losses.filter(isDeny), ...lost.losses.filter(isAllow)], older),
    undecided: [
      ...lost.doubtful.map((each) => ({ ...each, version: "older" as const })),
      ...gained.doubtful.map((each) => ({ ...each, version: "newer" as const })),
    ],
  };
}

interface Losses {
  readonly losses: readonly Loss[];
  readonly doubtful: readonly Doubtful[];
}

function findLosses(sides: Sides): Losses {
  const found = changedStatements(sides).flatMap((statement) => lossesOf(sides, statement));
  const doubtful = found.flatMap((each) => ("reason" in each ? each : []));
  return {
    losses: found.flatMap((each) => ("reason" in each ? [] : each)),
    doubtful: distinct(doubtful, ({ statement, reason }) => `${String(statement.index)} ${reason}`),
  };
}

/** One change for all that comes to the same for the same callers. */
function joinAlike(losses: readonly Loss[], older: Policy): readonly Change[] {
  const groups = new Map<string, Loss[]>();
  for (const loss of losses) {
    const name = kindOf(loss);
    groups.set(name, [...(groups.get(name) ?? []), loss]);
  }
  const changes = [...groups.values()].flatMap((alike) => {
    const actions = distinct(
      alike.flatMap((loss) => loss.actions),
      (action) => action,
    );
    return alike.slice(0, 1).map(({ principal, row, when, request, own, other, statement }) => {
      const [before, after] = older.statements.includes(statement) ? [own, other] : [other, own];
      return { principal, actions, row, when, request, before, after };
    });
  });
  return changes.sort((a, b) => placeOf(a) - placeOf(b));
}

/** Kinds of uploads first, in the order of the matrix; then what the policies themselves allow. */
function placeOf({ row, before, after }: Change): number {
  if (row !== undefined) return uploadRows.indexOf(row);
  const decisions = [before.decision, after.decision];
  return (
    uploadRows.length +
    (["allowed", "depends", "denied"] as const).findIndex((each) => decisions.includes(each))
  );
}

/** The same for losses that a reader takes for one. */
function kindOf({ principal, row, actions, request, own, other, statement }: Loss): string {
  const action = actionOf(actions[0] ?? "");
  const subject =
    row === undefined
      ? [action && keyActionClassOf(action), principal ?? statement.node.start]
      : [row, principal, request.context.get(encryptionKeys.keyId)];
  return JSON.stringify([own.decision, other.decision, ...subject]);
}

function distinct<T>(items: readonly T[], nameOf: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [nameOf(item), item])).values()];
}
