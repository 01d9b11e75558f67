import assert from "node:assert/strict";
import fc from "fast-check";
import { comparisonDate, keyComparison } from "../../../server/src/engine/decision/comparison.ts";
import {
  defaultCostInputs,
  monthlyCosts,
  priceSource,
  readCostInputs,
  type CostInputs,
} from "../../../server/src/engine/decision/cost.ts";

function totals(inputs: Partial<CostInputs>): readonly number[] {
  return monthlyCosts({ ...defaultCostInputs, ...inputs }).map(({ total }) => Number(total.toFixed(2)));
}

describe("a month's cost", () => {
  const cases: Readonly<Record<string, readonly [Partial<CostInputs>, readonly number[]]>> = {
    "ten million requests": [{}, [29.94, 0.24, 30.94, 1.24]],
    "no request": [{ objectRequests: 0 }, [0, 0, 1, 1]],
    "only free requests": [{ objectRequests: 20_000 }, [0, 0, 1, 1]],
    "one rotation": [{ objectRequests: 0, rotations: 1 }, [0, 0, 2, 2]],
    "more rotations than are charged": [{ objectRequests: 0, rotations: 9, keys: 2 }, [0, 0, 6, 6]],
    "a Bucket Key that saves nothing": [{ remainingPercent: 250 }, [29.94, 29.94, 30.94, 30.94]],
  };
  for (const [situation, [inputs, expected]] of Object.entries(cases))
    it(`is right for ${situation}`, () => {
      assert.deepEqual(totals(inputs), expected);
    });

  it("is a sum of its parts, and never more with a Bucket Key, whatever is given", () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.dictionary(fc.constantFrom(...Object.keys(defaultCostInputs)), fc.double()),
        (any, some) => {
          for (const given of [any, some]) {
            const months = monthlyCosts(readCostInputs(given));
            for (const { requestCost, keyCost, rotationCost, total } of months) {
              assert(Number.isFinite(total) && total >= 0);
              assert.equal(total, requestCost + keyCost + rotationCost);
            }
            assert((months[1]?.total ?? 0) <= (months[0]?.total ?? 0));
            assert((months[3]?.total ?? 0) <= (months[2]?.total ?? 0));
          }
        },
      ),
    );
  });

  it("says where prices and facts come from, and when they were read", () => {
    for (const { source } of [priceSource, ...keyComparison])
      assert.match(source, /^https:\/\/(docs\.)?aws\.amazon\.com\//);
    for (const date of [priceSource.date, comparisonDate]) assert.match(date, /^\d{4}-\d\d-\d\d$/);
  });
});
