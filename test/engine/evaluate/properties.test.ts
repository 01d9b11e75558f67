import assert from "node:assert/strict";
import fc from "fast-check";
import { evaluate } from "../../../server/src/engine/evaluate/evaluate.ts";
import { operators } from "../../../server/src/engine/evaluate/operators.ts";
import { documentKinds, type DocumentKind } from "../../../server/src/engine/policy/policy.ts";
import { policyOf } from "../../support/policies.ts";
import { callers } from "./callers.ts";
import { holds } from "./holds.ts";

/** Few values of every type, so that they often meet. */
const value = fc.constantFrom(
  ...["a", "A", "a*", "b", "1", "01", "2.5", "true", "FALSE", "2026-01-01", "10.0.0.0/8", "10.1.1.1", "QQ=="],
  ...["arn:aws:iam::1:role/a", "arn:aws:iam::1:role/*", "${aws:username}", "${s3:none}", "*", ""],
);
const values = fc.array(value, { minLength: 1, maxLength: 4 });
const names = [...operators.keys()];
const opposites = names.flatMap((name) => {
  const positive = name === "NotIpAddress" ? "IpAddress" : name.replace("Not", "");
  return operators.get(name)?.negated === true ? [[positive, name] as const] : [];
});
const qualifier = fc.constantFrom("", "ForAllValues:", "ForAnyValue:");
const context = new Map([["aws:username", ["a"]]]);

describe("evaluate: what holds for every condition", () => {
  it("the order of values does not matter, on either side", () => {
    fc.assert(
      fc.property(qualifier, fc.constantFrom(...names), values, values, (set, name, policy, request) => {
        const answer = holds(set + name, policy, request, { context });
        assert.equal(holds(set + name, policy.toReversed(), request, { context }), answer);
        assert.equal(holds(set + name, policy, request.toReversed(), { context }), answer);
        assert.equal(holds(set + name, [...policy, ...policy], request, { context }), answer);
      }),
    );
  });

  it("a single value is a list of one", () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), value, fc.option(value), (name, policy, request) => {
        const requested = request === null ? undefined : [request];
        assert.equal(
          holds(name, policy, requested, { context }),
          holds(name, [policy], requested, { context }),
        );
      }),
    );
  });

  it("IfExists changes nothing on a negated operator", () => {
    fc.assert(
      fc.property(fc.constantFrom(...opposites), values, fc.option(values), ([, name], policy, request) => {
        const requested = request ?? undefined;
        assert.equal(
          holds(`${name}IfExists`, policy, requested, { context }),
          holds(name, policy, requested, { context }),
        );
      }),
    );
  });

  it("a negated operator says the opposite of its positive one about a present value", () => {
    fc.assert(
      fc.property(fc.constantFrom(...opposites), values, value, ([positive, name], policy, request) => {
        const answer = holds(name, policy, [request], { context });
        if (answer !== "doubt") assert.equal(holds(positive, policy, [request], { context }), !answer);
      }),
    );
  });

  it("one request value answers alike with and without a set operator", () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), values, value, (name, policy, request) => {
        if (name === "Null") return;
        const answer = holds(name, policy, [request], { context });
        assert.equal(holds(`ForAllValues:${name}`, policy, [request], { context }), answer);
        assert.equal(holds(`ForAnyValue:${name}`, policy, [request], { context }), answer);
      }),
    );
  });
});

const condition = fc.dictionary(
  fc.constantFrom(...names.flatMap((name) => [name, `${name}IfExists`, `ForAnyValue:${name}`])),
  fc.dictionary(fc.constantFrom("aws:username", "s3:prefix", "aws:PrincipalArn", "aws:userid"), values),
  { maxKeys: 3 },
);
const statement = fc.record({
  Effect: fc.constantFrom("Allow", "Deny"),
  Principal: fc.constantFrom("*", { AWS: ["111122223333"] }, { AWS: callers.session.roleArn }),
  Action: fc.constantFrom("s3:*", "s3:PutObject", ["s3:Get*"]),
  Resource: fc.constantFrom("*", "arn:aws:s3:::example/*", "arn:aws:s3:::example/${aws:username}"),
  Condition: condition,
});
const request = {
  caller: callers.session,
  action: "s3:PutObject",
  resource: "arn:aws:s3:::example/a",
  context: new Map([
    ["aws:username", ["a"]],
    ["s3:prefix", ["1"]],
  ]),
};

function decisionOf(statements: readonly object[]): string {
  return evaluate(policyOf({ Version: "2012-10-17", Statement: statements }, "s3-bucket-policy"), request)
    .decision;
}

describe("evaluate: what holds for every policy", () => {
  it("the order of statements and of condition keys does not matter", () => {
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 5 }), (statements) => {
        const reversed = statements
          .map((each) => ({
            ...each,
            Condition: Object.fromEntries(Object.entries(each.Condition).toReversed()),
          }))
          .toReversed();
        assert.equal(decisionOf(reversed), decisionOf(statements));
      }),
    );
  });

  it("one more Deny never gives access, one more Allow never takes it", () => {
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 4 }), statement, (statements, added) => {
        const before = decisionOf(statements);
        const after = decisionOf([...statements, added]);
        if (added.Effect === "Deny" && before !== "allowed") assert.notEqual(after, "allowed");
        if (added.Effect === "Allow" && before === "allowed") assert.equal(after, "allowed");
        if (added.Effect === "Allow") assert.equal(after === "denied", before === "denied");
      }),
    );
  });

  it("nothing throws, whatever the document holds", () => {
    const odd = fc.oneof(fc.jsonValue(), values, fc.constantFrom("*", "s3:*", {}, [], null, 1));
    const names = [
      "Principal",
      "NotPrincipal",
      "Action",
      "NotAction",
      "Resource",
      "NotResource",
      "Condition",
    ];
    const oddStatement = fc.tuple(
      fc.constantFrom("Allow", "Deny"),
      fc.dictionary(
        fc.constantFrom(...names),
        fc.oneof(odd, fc.dictionary(fc.constantFrom("AWS", ...operators.keys()), odd)),
      ),
    );
    fc.assert(
      fc.property(
        oddStatement,
        fc.constantFrom(...documentKinds),
        ([effect, members], kind: DocumentKind) => {
          const policy = policyOf({ Version: "2012-10-17", Statement: { Effect: effect, ...members } }, kind);
          for (const caller of Object.values(callers)) evaluate(policy, { ...request, caller });
        },
      ),
    );
  });
});
