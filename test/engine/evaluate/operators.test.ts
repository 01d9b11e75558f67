import assert from "node:assert/strict";
import { matchesValue } from "../../../server/src/engine/evaluate/matchesValue.ts";
import { operatorOf, operators } from "../../../server/src/engine/evaluate/operators.ts";
import { answerOf, conditionOf, holds, type Answer } from "./holds.ts";
import { opposites, positive } from "./operatorTable.ts";

describe("evaluate: operators with a single-valued key", () => {
  for (const [name, [policy, matching, other]] of Object.entries(positive)) {
    it(`${name}: absent no, equal yes, other no; with IfExists absent yes`, () => {
      assert.equal(holds(name, policy, undefined), false);
      assert.equal(holds(name, policy, [matching]), true);
      assert.equal(holds(name, policy, [other]), false);
      assert.equal(holds(`${name}IfExists`, policy, undefined), true);
      assert.equal(holds(`${name}IfExists`, policy, [matching]), true);
      assert.equal(holds(`${name}IfExists`, policy, [other]), false);
    });
  }

  for (const [name, opposite] of Object.entries(opposites)) {
    const [policy, matching, other] = positive[opposite] ?? ["", "", ""];
    it(`${name}: absent yes, equal no, other yes; with IfExists the same`, () => {
      for (const operator of [name, `${name}IfExists`]) {
        assert.equal(holds(operator, policy, undefined), true);
        assert.equal(holds(operator, policy, [matching]), false);
        assert.equal(holds(operator, policy, [other]), true);
      }
    });
  }

  it("Null looks at presence only", () => {
    assert.equal(holds("Null", true, undefined), true);
    assert.equal(holds("Null", "true", ["x"]), false);
    assert.equal(holds("Null", "false", undefined), false);
    assert.equal(holds("Null", false, ["x"]), true);
    assert.equal(holds("Null", "false", []), false);
  });

  it("knows these operators and no others", () => {
    const known = [...Object.keys(positive), ...Object.keys(opposites), "Null"];
    assert.deepEqual([...operators.keys()].sort(), known.sort());
  });

  it("says that the opposites are negated and the others are not", () => {
    for (const [name, facts] of operators) assert.equal(facts.negated, name in opposites, name);
  });

  it("does not know Null with IfExists, other casing or other words", () => {
    for (const name of [
      "NullIfExists",
      "stringEquals",
      "StringMatches",
      "BinaryNotEquals",
      "StringEqualsIfexists",
    ]) {
      assert.equal(operatorOf(conditionOf(name, "x").operator), undefined, name);
      assert.equal(holds(name, "x", ["x"]), "doubt", name);
      assert.equal(holds(name, "x", undefined), "doubt", name);
    }
  });
});

/** Operator, value of the request, value of the policy, whether they match before negation. */
const values: readonly (readonly [string, string, string, Answer])[] = [
  ["StringEquals", "abc", "ab*", false],
  ["StringLike", "arn:aws:s3:::b/k", "arn:*/k", true],
  ["ArnLike", "arn:aws:s3:::b/k", "arn:*/k", "doubt"],
  ["ArnLike", "arn:aws:iam::1:role/x:a", "arn:aws:iam::*:a", false],
  ["ArnLike", "arn:aws:iam::1:role/A", "arn:aws:iam::1:role/a", false],
  ["ArnLike", "arn:aws:logs:r:1:group:a:b", "arn:aws:logs:r:1:group:*", true],
  ["ArnLike", "arn:aws:kms:a:1:key/x", "arn:aws:kms:b:1:key/*", false],
  ["ArnLike", "arn:aws:kms:a:1:key/x", "arn:aws:kms:a:1:key/x", true],
  ["ArnLike", "1234-key", "arn:aws:kms:r:1:key/*", false],
  ["ArnNotLike", "1234-key", "arn:aws:kms:r:1:key/*", "doubt"],
  ["ArnLike", "arn:aws:iam::1:role/a", "*", "doubt"],
  ["ArnLike", "arn:aws:iam::1:role/a", "alias/x", false],
  ["NumericEquals", "1e3", "1000", false],
  ["NumericNotEquals", "1e3", "1000", "doubt"],
  ["NumericLessThan", "5", "ten", false],
  ["NumericLessThan", "", "1", false],
  ["NumericEquals", "-.5", "-0.50", true],
  ["NumericEquals", "9007199254740993", "9007199254740992", "doubt"],
  ["NumericLessThan", "9007199254740993", "1", false],
  ["DateEquals", "2026-02-29", "2026-03-01", false],
  ["DateNotEquals", "soon", "2026-03-01", "doubt"],
  ["DateLessThan", "2026-01-01T25:00:00", "2027-01-01", false],
  ["DateLessThan", "2026-01-01T05:00:00.250+02:30", "2026-01-01T02:30:00.251Z", true],
  ["DateLessThan", "2026-01-01T00:00:00", "2027-01-01", "doubt"],
  ["DateLessThan", "2026-01-01T00:00:00", "2025-01-01", false],
  ["DateEquals", "2026", "2026-01-01", "doubt"],
  ["DateLessThan", "2026", "2027-01-01", true],
  ["DateGreaterThan", "2026-05", "2026-04-30T23:59:59Z", true],
  ["Bool", "true", "yes", false],
  ["Bool", "yes", "yes", false],
  ["BinaryEquals", "QQ==", "QQ", true],
  ["BinaryEquals", "QQ==", "Q", false],
  ["BinaryEquals", "not base64", "not base64", false],
  ["IpAddress", "10.1.2.3", "10.9.9.9/8", true],
  ["IpAddress", "10.1.2.3", "10.1.2.3", true],
  ["IpAddress", "10.1.2.3", "10.1.2.2/31", true],
  ["IpAddress", "10.1.2.4", "10.1.2.2/31", false],
  ["IpAddress", "255.255.255.255", "0.0.0.0/0", true],
  ["IpAddress", "10.1.2.3", "10.1.2.3/33", false],
  ["IpAddress", "10.1.2.3", "10.1.2", false],
  ["IpAddress", "10.1.2.03", "10.1.2.3", false],
  ["IpAddress", "10.1.2.256", "10.0.0.0/8", false],
  ["NotIpAddress", "10.1.2.3", "10.1.2/24", "doubt"],
  ["NotIpAddress", "somewhere", "10.1.2.0/24", "doubt"],
  ["IpAddress", "2001:db8::1", "2001:DB8:0:0::/64", true],
  ["IpAddress", "2001:db8:0:1::1", "2001:db8::/63", true],
  ["IpAddress", "2001:db8:0:2::1", "2001:db8::/63", false],
  ["IpAddress", "::1", "0:0:0:0:0:0:0:1", true],
  ["IpAddress", "::ffff:10.0.0.1", "::ffff:a00:1", true],
  ["IpAddress", "2001:db8::1", "0.0.0.0/0", false],
  ["IpAddress", "10.0.0.1", "::/0", false],
  ["IpAddress", "1:2:3:4:5:6:7", "::/0", false],
  ["IpAddress", "1::2::3", "::/0", false],
  ["IpAddress", "1:2:3:4:5:6:7::8", "::/0", false],
  ["IpAddress", "12345::", "::/0", false],
  ["Null", "x", "true", false],
  ["Null", "x", "false", true],
  ["Null", "x", "TRUE", "doubt"],
];

describe("evaluate: one value of each side", () => {
  for (const [name, requestValue, policyValue, expected] of values)
    it(`${name}: ${JSON.stringify(requestValue)} against ${JSON.stringify(policyValue)}`, () => {
      const facts = operators.get(name);
      assert.ok(facts);
      assert.equal(answerOf(matchesValue(facts, requestValue, policyValue)), expected);
    });
});
