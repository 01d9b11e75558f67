import assert from "node:assert/strict";
import fc from "fast-check";
import { matches } from "../../../server/src/engine/evaluate/matches.ts";
import type { Request } from "../../../server/src/engine/evaluate/request.ts";
import type { Policy, Statement } from "../../../server/src/engine/policy/policy.ts";
import { callerClasses } from "../../../server/src/engine/prove/callers/callerClasses.ts";
import { findRequest, isImpossible, type Question } from "../../../server/src/engine/prove/findRequest.ts";
import { objectsOf } from "../../../server/src/engine/prove/uploads/objects.ts";
import { policyOf } from "../../support/policies.ts";
import { randomFrom, randomUpload, statements } from "./generated.ts";

/** How many generated policies are tried; a longer run sets LATCHKEY_RUNS. */
const numRuns = Number(process.env["LATCHKEY_RUNS"] ?? 80);
const ATTACKS = 60;

function toPolicy(list: readonly object[]): Policy {
  return policyOf({ Version: "2012-10-17", Statement: list }, "s3-bucket-policy");
}

/** Looks for an upload to which the first statement applies and no later one. */
function questionAbout(policy: Policy, isAboutEveryone: boolean): Question {
  const [first, ...others] = policy.statements;
  const callers = callerClasses(policy.statements, "aws").filter(
    ({ example }) =>
      example.type !== "anonymous" &&
      (isAboutEveryone || !["service", "federatedUser"].includes(example.type)),
  );
  return {
    action: "s3:PutObject",
    callers,
    asked: new Map([["resource", objectsOf(policy)]]),
    allOf: first === undefined ? [] : [first],
    noneOf: others,
  };
}

function isAnswer(policy: Policy, request: Request): boolean {
  const applies = (statement: Statement): boolean => matches(statement, request, policy) === true;
  const [first, ...others] = policy.statements;
  const isSpared = others.every((statement) => matches(statement, request, policy) === false);
  return first !== undefined && applies(first) && isSpared;
}

describe("findRequest: generated questions", function () {
  this.timeout(600_000);

  it("finds a request that is one, or none where there is none", () => {
    fc.assert(
      fc.property(statements, fc.integer(), (list, seed) => {
        const policy = toPolicy(list);
        const finding = findRequest(policy, questionAbout(policy, true));
        if (finding.result === "found") assert(isAnswer(policy, finding.request));
        if (finding.result !== "none") return;
        const random = randomFrom(seed);
        for (let attack = 0; attack < ATTACKS; attack++) {
          const request = randomUpload(new Map(), random);
          assert(!isAnswer(policy, request), JSON.stringify(request));
        }
      }),
      { numRuns },
    );
  });

  it("is never unsure where AWS documents every decision", () => {
    fc.assert(
      fc.property(statements, (list) => {
        const policy = toPolicy(list);
        const question = questionAbout(policy, false);
        const { result } = findRequest(policy, question);
        assert.notEqual(result, "unsure");
        assert.equal(isImpossible(policy, question), result === "none");
      }),
      { numRuns },
    );
  });

  it("needs to tell no more callers apart than it does", () => {
    fc.assert(
      fc.property(statements, (list) => {
        const policy = toPolicy(list);
        const question = questionAbout(policy, true);
        const { result } = findRequest(policy, { ...question, callers: "identified" });
        assert.equal(result, findRequest(policy, question).result);
      }),
      { numRuns },
    );
  });
});
