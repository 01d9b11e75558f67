import assert from "node:assert/strict";
import { answerOf, contextMap, holds, type Answer } from "./holds.ts";
import { coversResource } from "../../../server/src/engine/evaluate/resources.ts";
import { policyOf } from "../../support/policies.ts";

const context = contextMap({
  "aws:username": "ann",
  "aws:PrincipalTag/Team Name": "blue",
  "aws:TagKeys": ["a", "b"],
  "s3:prefix": "home*",
  "aws:PrincipalArn": "arn:aws:iam::1:role/r",
});

/** Operator, value of the policy, value of the request, what follows. */
const inConditions: readonly (readonly [string, string, string, Answer])[] = [
  ["StringEquals", "${aws:username}", "ann", true],
  ["StringEquals", "${AWS:UserName}", "ann", true],
  ["StringEquals", "home/${aws:username}/x", "home/ann/x", true],
  ["StringLike", "home/${aws:username}/*", "home/ann/x", true],
  ["StringEquals", "${aws:PrincipalTag/team name}", "blue", true],
  ["StringEquals", "${aws:PrincipalTag/none}", "", false],
  ["StringNotEquals", "${aws:PrincipalTag/none}", "anything", true],
  ["StringEquals", "${aws:PrincipalTag/none, 'fallback'}", "fallback", true],
  ["StringEquals", "${aws:username, 'fallback'}", "fallback", false],
  ["StringEquals", "${aws:username,'fallback'}", "ann", true],
  ["StringEquals", "${aws:PrincipalTag/none, ''}", "", true],
  ["StringEquals", "${aws:TagKeys}", "a", "doubt"],
  ["StringLike", "a${*}c", "a*c", true],
  ["StringLike", "a${*}c", "abc", false],
  ["StringLike", "a${?}*", "a?xyz", true],
  ["StringLike", "a${?}*", "abxyz", false],
  ["StringEquals", "a${*}c", "a*c", true],
  ["StringEquals", "a${$}{b}", "a${b}", true],
  ["StringLike", "${s3:prefix}", "home*", true],
  ["StringLike", "${s3:prefix}", "homestead", "doubt"],
  ["StringLike", "${s3:prefix}", "elsewhere", false],
  ["StringEquals", "${s3:prefix}", "home*", true],
  ["StringEquals", "${}", "${}", "doubt"],
  ["StringEquals", "${aws:username", "${aws:username", "doubt"],
  ["ArnLike", "${aws:PrincipalArn}", "arn:aws:iam::1:role/r", true],
  ["ArnNotEquals", "arn:aws:iam::1:user/${aws:username}", "arn:aws:iam::1:user/ann", false],
  ["StringNotEqualsIgnoreCase", "${aws:username}", "ANN", false],
  ["Bool", "${aws:username}", "true", "doubt"],
  ["NumericEquals", "${aws:username}", "1", false],
  ["IpAddress", "${aws:username}", "10.0.0.1", false],
  ["Null", "${aws:username}", "x", "doubt"],
];

describe("evaluate: policy variables", () => {
  for (const [operator, policyValue, requestValue, expected] of inConditions)
    it(`${operator} ${policyValue} against ${JSON.stringify(requestValue)}`, () => {
      assert.equal(holds(operator, policyValue, [requestValue], { context }), expected);
    });

  for (const version of [null, "2008-10-17"])
    it(`are plain text ${version === null ? "without a Version" : `in ${version}`}`, () => {
      assert.equal(holds("StringEquals", "${aws:username}", ["${aws:username}"], { version, context }), true);
      assert.equal(holds("StringEquals", "${aws:username}", ["ann"], { version, context }), false);
      assert.equal(holds("StringLike", "${*}b", ["${anything}b"], { version, context }), true);
    });

  it("are open under a Version that AWS does not know", () => {
    assert.equal(
      holds("StringEquals", "${aws:username}", ["ann"], { version: "2020-01-01", context }),
      "doubt",
    );
    assert.equal(holds("StringEquals", "ann", ["ann"], { version: "2020-01-01", context }), true);
  });
});

/** Value of Resource and what the request acts on. */
const inResources: readonly (readonly [string, string, Answer])[] = [
  ["arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b/ann/x", true],
  ["arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b/bob/x", false],
  ["arn:aws:s3:::b/${aws:PrincipalTag/none}*", "arn:aws:s3:::b/x", false],
  ["arn:aws:s3:::b/${aws:PrincipalTag/none, 'x'}", "arn:aws:s3:::b/x", true],
  ["arn:aws:s3:::b/${*}", "arn:aws:s3:::b/*", true],
  ["arn:aws:s3:::b/${*}", "arn:aws:s3:::b/x", false],
  ["arn:aws:s3:::b/${aws:TagKeys}", "arn:aws:s3:::b/a", "doubt"],
  ["arn:aws:${aws:username}:::b/x", "arn:aws:ann:::b/x", false],
];

describe("evaluate: policy variables in Resource", () => {
  for (const [value, resource, expected] of inResources)
    it(`${value} against ${resource}`, () => {
      const [statement] = policyOf({ Statement: { Resource: value } }, "s3-bucket-policy").statements;
      const circumstances = { version: "2012-10-17", context };
      const truth = coversResource(statement?.resource, resource, "s3-bucket-policy", circumstances);
      assert.equal(answerOf(truth), expected);
    });
});
