import assert from "node:assert/strict";
import fc from "fast-check";
import { evaluate } from "../../../server/src/engine/evaluate/evaluate.ts";
import { matches } from "../../../server/src/engine/evaluate/matches.ts";
import type { Policy } from "../../../server/src/engine/policy/policy.ts";
import { hasEffect, isRedundant } from "../../../server/src/engine/prove/effect.ts";
import { policyOf } from "../../support/policies.ts";
import { allRequests, smallStatement, toRequests } from "./smallWorld.ts";

const statements = fc.array(smallStatement, { minLength: 1, maxLength: 4 });

function toPolicy(list: readonly object[]): Policy {
  return policyOf({ Version: "2012-10-17", Statement: list }, "s3-bucket-policy");
}

describe("hasEffect: against every request of a small world", () => {
  it("finds what applies, and proves nothing of a statement that applies to a request", () => {
    fc.assert(
      fc.property(smallStatement, (statement) => {
        const policy = toPolicy([statement]);
        for (const each of policy.statements) {
          const finding = hasEffect(policy, each);
          if (finding.result === "found") assert.equal(matches(each, finding.request, policy), true);
          else assert(!allRequests.some((request) => matches(each, request, policy) === true));
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("isRedundant: against every request of a small world", () => {
  it("a redundant statement can go, and a needed one cannot", () => {
    let redundant = 0;
    fc.assert(
      fc.property(statements, (list) => {
        const policy = toPolicy(list);
        for (const [index, statement] of policy.statements.entries()) {
          const rest = toPolicy(list.filter((_, at) => at !== index));
          const answer = isRedundant(policy, statement);
          if (answer.result === "redundant") {
            redundant++;
            for (const request of allRequests)
              assert.equal(evaluate(rest, request).decision, evaluate(policy, request).decision);
          }
          if (answer.result === "needed")
            assert.notEqual(
              evaluate(rest, answer.request).decision,
              evaluate(policy, answer.request).decision,
            );
        }
      }),
      { numRuns: 100 },
    );
    assert(redundant > 10, String(redundant));
  });

  it("what makes a statement redundant is enough by itself", () => {
    fc.assert(
      fc.property(statements, (list) => {
        const policy = toPolicy(list);
        for (const statement of policy.statements) {
          const answer = isRedundant(policy, statement);
          if (answer.result !== "redundant" || answer.by.length === 0) continue;
          const kept = [statement, ...answer.by].map(({ index }) => index);
          const smaller = toPolicy(list.filter((_, at) => kept.includes(at)));
          const same = smaller.statements[kept.filter((index) => index < statement.index).length];
          assert(same !== undefined);
          assert.equal(isRedundant(smaller, same).result, "redundant");
        }
      }),
      { numRuns: 100 },
    );
  });

  it("a statement said twice, or in two parts, is redundant", () => {
    fc.assert(
      fc.property(smallStatement, statements, (statement, others) => {
        const twice = toPolicy([statement, ...others, statement]);
        const parts = statement.Action.map((action) => ({ ...statement, Action: [action] }));
        const split = toPolicy([statement, ...others, ...parts]);
        for (const policy of [twice, split])
          for (const each of policy.statements.slice(0, 1))
            assert.equal(isRedundant(policy, each).result, "redundant");
      }),
      { numRuns: 100 },
    );
  });
});

describe("the small world", () => {
  it("has requests for every caller, action, resource and value", () => {
    assert.equal(
      allRequests.length,
      new Set(toRequests().map((request) => JSON.stringify([request, ...request.context]))).size,
    );
    assert(allRequests.length > 300);
  });
});
