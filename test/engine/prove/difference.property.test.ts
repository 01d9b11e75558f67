import assert from "node:assert/strict";
import fc from "fast-check";
import { evaluate } from "../../../server/src/engine/evaluate/evaluate.ts";
import type { Policy } from "../../../server/src/engine/policy/policy.ts";
import { differenceOf, type Change } from "../../../server/src/engine/prove/difference.ts";
import { policyOf } from "../../support/policies.ts";
import { allRequests, smallStatement } from "./smallWorld.ts";

const statements = fc.array(smallStatement, { maxLength: 4 });

/** Two versions that have most of their statements in common. */
const versions = fc
  .tuple(statements, fc.array(smallStatement, { maxLength: 2 }), fc.array(smallStatement, { maxLength: 2 }))
  .map(
    ([common, before, after]) => [toPolicy([...common, ...before]), toPolicy([...after, ...common])] as const,
  );

function toPolicy(list: readonly object[]): Policy {
  return policyOf({ Version: "2012-10-17", Statement: list }, "s3-bucket-policy");
}

/** How much a decision lets somebody do. */
const ranks = { denied: 0, notAllowed: 1, depends: 2, allowed: 3 };

describe("differenceOf: against every request of a small world", () => {
  it("has no example that the two versions decide alike", () => {
    let changes = 0;
    fc.assert(
      fc.property(versions, ([older, newer]) => {
        const { newlyAllowed, newlyStopped } = differenceOf(older, newer);
        const riseOf = ({ request }: Change): number =>
          ranks[evaluate(newer, request).decision] - ranks[evaluate(older, request).decision];
        for (const change of newlyAllowed) assert(riseOf(change) > 0);
        for (const change of newlyStopped) assert(riseOf(change) < 0);
        for (const { actions, request } of [...newlyAllowed, ...newlyStopped])
          assert(actions.includes(request.action));
        changes += newlyAllowed.length + newlyStopped.length;
      }),
      { numRuns: 100 },
    );
    assert(changes > 30, String(changes));
  });

  it("names no action that the two versions decide alike", () => {
    fc.assert(
      fc.property(versions, ([older, newer]) => {
        const { newlyAllowed, newlyStopped } = differenceOf(older, newer);
        const rises = allRequests.map((request) => ({
          action: request.action,
          rise: ranks[evaluate(newer, request).decision] - ranks[evaluate(older, request).decision],
        }));
        const isKnown = (action: string): boolean => allRequests.some((request) => request.action === action);
        const actionsOf = (changes: readonly Change[]): readonly string[] =>
          changes.flatMap(({ actions }) => actions).filter(isKnown);
        for (const action of actionsOf(newlyAllowed))
          assert(rises.some((each) => each.action === action && each.rise > 0));
        for (const action of actionsOf(newlyStopped))
          assert(rises.some((each) => each.action === action && each.rise < 0));
      }),
      { numRuns: 60 },
    );
  });

  it("overlooks no request", () => {
    fc.assert(
      fc.property(versions, ([older, newer]) => {
        const { newlyAllowed, newlyStopped, undecided } = differenceOf(older, newer);
        assert.deepEqual(undecided, []);
        for (const request of allRequests) {
          const before = ranks[evaluate(older, request).decision];
          const after = ranks[evaluate(newer, request).decision];
          if (after > before) assert(newlyAllowed.some((change) => change.actions.includes(request.action)));
          if (after < before) assert(newlyStopped.some((change) => change.actions.includes(request.action)));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("is about the same actions the other way round", () => {
    fc.assert(
      fc.property(versions, ([older, newer]) => {
        const forth = differenceOf(older, newer);
        const back = differenceOf(newer, older);
        const actionsOf = (changes: readonly Change[]): readonly string[] =>
          [...new Set(changes.flatMap(({ actions }) => actions))].sort();
        assert.deepEqual(actionsOf(forth.newlyAllowed), actionsOf(back.newlyStopped));
        assert.deepEqual(actionsOf(forth.newlyStopped), actionsOf(back.newlyAllowed));
      }),
      { numRuns: 60 },
    );
  });

  it("is empty for statements in another order, repeated, split by action or by resource", () => {
    fc.assert(
      fc.property(statements, (list) => {
        const split = list.flatMap((each) =>
          each.Action.flatMap((action) =>
            each.Resource.map((resource) => ({
              ...each,
              Action: action.toUpperCase().replace("S3:", "s3:"),
              Resource: resource,
            })),
          ),
        );
        for (const other of [list.toReversed(), [...list, ...list], split])
          assert.deepEqual(differenceOf(toPolicy(list), toPolicy(other)), {
            newlyAllowed: [],
            newlyStopped: [],
            undecided: [],
          });
      }),
      { numRuns: 60 },
    );
  });
});
