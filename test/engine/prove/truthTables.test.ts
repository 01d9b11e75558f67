import assert from "node:assert/strict";
import { namedCaller } from "../../../server/src/engine/prove/callers/callerClass.ts";
import { findRequest } from "../../../server/src/engine/prove/findRequest.ts";
import { policyOf } from "../../support/policies.ts";
import { opposites, positive } from "../evaluate/operatorTable.ts";

const account = "arn:aws:iam::111122223333";

/** Whether a request with these values, or without the key where there are none, can meet a condition. */
function canHold(
  operator: string,
  policyValues: unknown,
  requestValues: readonly string[] | undefined,
): string {
  const policy = policyOf(
    {
      Version: "2012-10-17",
      Statement: {
        Effect: "Allow",
        Principal: { AWS: `${account}:role/Clerk` },
        Action: "kms:Decrypt",
        Resource: "*",
        Condition: { [operator]: { "kms:EncryptionContext:team": policyValues } },
      },
    },
    "kms-key-policy",
  );
  const roleArn = `${account}:role/Clerk`;
  const arn = "arn:aws:sts::111122223333:assumed-role/Clerk/shift";
  return findRequest(policy, {
    action: "kms:Decrypt",
    callers: [namedCaller({ type: "session", arn, roleArn })],
    asked: new Map([
      ["resource", { kind: "given", values: ["*"] }],
      ["kms:encryptioncontext:team", { kind: "given", values: requestValues }],
    ]),
    noneOf: [],
    oneOf: policy.statements,
  }).result;
}

describe("findRequest: operators with a single-valued key", () => {
  for (const [name, [value, matching, other]] of Object.entries(positive))
    it(`${name}: absent no, equal yes, other no; with IfExists absent yes`, () => {
      assert.equal(canHold(name, value, undefined), "none");
      assert.equal(canHold(`${name}IfExists`, value, undefined), "found");
      for (const operator of [name, `${name}IfExists`]) {
        assert.equal(canHold(operator, value, [matching]), "found");
        assert.equal(canHold(operator, value, [other]), "none");
      }
    });

  for (const [name, opposite] of Object.entries(opposites))
    it(`${name}: absent yes, equal no, other yes; with IfExists the same`, () => {
      const [value, matching, other] = positive[opposite] ?? ["", "", ""];
      for (const operator of [name, `${name}IfExists`]) {
        assert.equal(canHold(operator, value, undefined), "found");
        assert.equal(canHold(operator, value, [matching]), "none");
        assert.equal(canHold(operator, value, [other]), "found");
      }
    });

  it("Null looks at presence only", () => {
    assert.equal(canHold("Null", "true", undefined), "found");
    assert.equal(canHold("Null", "true", ["x"]), "none");
    assert.equal(canHold("Null", "false", undefined), "none");
    assert.equal(canHold("Null", "false", ["x"]), "found");
  });
});

/** Operator, values of the policy, of the request, and what comes of it. */
const setOperators: readonly (readonly [string, readonly string[], readonly string[] | undefined, string])[] =
  [
    ["ForAllValues:StringEquals", ["a", "b"], undefined, "found"],
    ["ForAllValues:StringEquals", ["a", "b"], ["b", "a"], "found"],
    ["ForAllValues:StringEquals", ["a", "b"], ["a", "c"], "none"],
    ["ForAllValues:StringNotEquals", ["a", "b"], undefined, "found"],
    ["ForAllValues:StringNotEquals", ["a", "b"], ["c", "d"], "found"],
    ["ForAllValues:StringNotEquals", ["a", "b"], ["c", "b"], "none"],
    ["ForAllValues:StringNotLike", ["a*"], undefined, "found"],
    ["ForAnyValue:StringEquals", ["a", "b"], undefined, "none"],
    ["ForAnyValue:StringEquals", ["a", "b"], ["c", "b"], "found"],
    ["ForAnyValue:StringEquals", ["a", "b"], ["c", "d"], "none"],
    ["ForAnyValue:StringNotEquals", ["a", "b"], undefined, "none"],
    ["ForAnyValue:StringNotEquals", ["a", "b"], ["a", "c"], "found"],
    ["ForAnyValue:StringNotEquals", ["a", "b"], ["a", "b"], "none"],
    ["ForAllValues:Null", ["true"], ["a"], "found"],
    ["ForAllValues:Null", ["false"], undefined, "found"],
    ["ForAnyValue:Null", ["false"], ["a"], "none"],
    ["ForAnyValue:Null", ["true"], undefined, "none"],
    ["ForAnyValue:StringEqualsIfExists", ["a"], undefined, "unsure"],
  ];

describe("findRequest: set operators", () => {
  for (const [operator, policyValues, requestValues, result] of setOperators)
    it(`${operator} ${JSON.stringify(policyValues)}, ${requestValues === undefined ? "absent" : requestValues.join()}`, () => {
      assert.equal(canHold(operator, policyValues, requestValues), result);
    });
});
