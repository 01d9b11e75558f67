import assert from "node:assert/strict";
import fc from "fast-check";
import type { Comparison, Family } from "../../../../server/src/engine/evaluate/operators.ts";
import { literal, toPattern } from "../../../../server/src/engine/prove/theories/pattern.ts";
import { findValues } from "../../../../server/src/engine/prove/theories/sets.ts";
import { tooComplex } from "../../../../server/src/engine/prove/theories/texts.ts";
import {
  findValue,
  holdsForValue,
  negateTest,
  type Test,
} from "../../../../server/src/engine/prove/theories/values.ts";

const compare = (family: Family, comparison: Comparison, ...values: readonly string[]): Test => ({
  family,
  comparison,
  values,
  negated: false,
});
const number = (comparison: Comparison, ...values: readonly string[]): Test =>
  compare("numeric", comparison, ...values);
const date = (comparison: Comparison, ...values: readonly string[]): Test =>
  compare("date", comparison, ...values);
const ip = (...values: readonly string[]): Test => compare("ip", "inRange", ...values);
const text = (...values: readonly string[]): Test => ({ patterns: values.map(literal), negated: false });
const like = (value: string): Test => ({ patterns: [toPattern(value, { wildcards: true })], negated: false });
const not = negateTest;

describe("findValue", () => {
  const possible: Readonly<Record<string, readonly Test[]>> = {
    "a number between two others": [number("greaterThan", "3"), number("lessThan", "5")],
    "a number beside those excluded": [number("lessThanEquals", "2"), not(number("equals", "0", "1"))],
    "a number above all": [number("greaterThan", "3600"), not(number("lessThan", "3602"))],
    "a fraction that is written": [number("equals", "1.2")],
    "a second between two instants": [
      date("greaterThan", "2026-01-01T00:00:00Z"),
      date("lessThan", "2026-01-01T00:00:02Z"),
    ],
    "a date before another": [date("lessThan", "2020-02-29T12:00:00+02:00")],
    "an address of a range without a part of it": [ip("10.0.0.0/8"), not(ip("10.0.0.0/9"))],
    "the one address left of a range": [ip("10.0.0.0/31"), not(ip("10.0.0.0/32"))],
    "an address of the other kind": [not(ip("0.0.0.0/0"))],
    "an address of the other kind in a range": [ip("2001:db8::/32"), not(ip("2001:db8::/33"))],
    "a boolean": [not(compare("bool", "equalsIgnoreCase", "true"))],
    "bytes that are not listed": [not(compare("binary", "equals", "QUFB", "QQ=="))],
    "a listed text that is a number, too": [text("10", "20"), number("greaterThan", "15")],
    "an ordinary address that is a fitting text, too": [like("203.*"), ip("0.0.0.0/0")],
  };
  for (const [situation, tests] of Object.entries(possible))
    it(`finds ${situation}`, () => {
      const value = findValue(tests, ["203.0.113.10"]);
      assert(typeof value === "string");
      assert(tests.every((test) => holdsForValue(test, value)));
    });

  const impossible: Readonly<Record<string, readonly Test[]>> = {
    "numbers leave no whole one": [number("greaterThan", "3"), number("lessThan", "4")],
    "no number is below zero": [number("lessThan", "0"), number("greaterThanEquals", "0")],
    "dates leave no second": [
      date("greaterThan", "2026-01-01T00:00:00Z"),
      date("lessThan", "2026-01-01T00:00:01Z"),
    ],
    "a range is covered by its halves": [ip("10.0.0.0/8"), not(ip("10.0.0.0/9", "10.128.0.0/9"))],
    "both kinds of addresses are excluded": [
      ip("0.0.0.0/0", "::/0"),
      not(ip("0.0.0.0/1", "128.0.0.0/1", "::/0")),
    ],
    "neither boolean is left": [
      compare("bool", "equalsIgnoreCase", "true"),
      compare("bool", "equalsIgnoreCase", "false"),
    ],
    "no listed text is such a number": [text("10", "20"), number("greaterThan", "25")],
  };
  for (const [situation, tests] of Object.entries(impossible))
    it(`finds none where ${situation}`, () => {
      assert.equal(findValue(tests, ["203.0.113.10", "7"]), undefined);
    });

  it("takes a preferred value where it will do", () => {
    assert.equal(findValue([not(text("a"))], ["a", "b"]), "b");
  });

  it("gives up on patterns for numbers", () => {
    assert.equal(findValue([like("1*7"), number("greaterThan", "5")], []), tooComplex);
  });

  it("agrees with a look at every small number", () => {
    const comparison = fc.constantFrom<Comparison>(
      "equals",
      "lessThan",
      "lessThanEquals",
      "greaterThan",
      "greaterThanEquals",
    );
    const test = fc
      .tuple(
        comparison,
        fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 2 }),
        fc.boolean(),
      )
      .map(([asked, values, negated]) => ({ ...number(asked, ...values.map(String)), negated }));
    fc.assert(
      fc.property(fc.array(test, { minLength: 1, maxLength: 4 }), (tests) => {
        const found = findValue(tests, []);
        const all = Array.from({ length: 12 }, (_, index) => String(index));
        const expected = all.some((value) => tests.every((each) => holdsForValue(each, value)));
        assert.equal(found !== undefined, expected);
      }),
      { numRuns: 1000 },
    );
  });

  it("agrees with a look at every address of a small network", () => {
    const range = fc
      .tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 28, max: 32 }))
      .map(([last, prefix]) => `10.0.0.${String(last)}/${String(prefix)}`);
    const test = fc
      .tuple(fc.array(range, { minLength: 1, maxLength: 3 }), fc.boolean())
      .map(([ranges, negated]) => ({ ...ip(...ranges), negated }));
    fc.assert(
      fc.property(fc.array(test, { minLength: 1, maxLength: 4 }), (list) => {
        const tests = [ip("10.0.0.0/28"), ...list];
        const all = Array.from({ length: 16 }, (_, last) => `10.0.0.${String(last)}`);
        const expected = all.some((value) => tests.every((each) => holdsForValue(each, value)));
        assert.equal(findValue(tests, []) !== undefined, expected);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("findValues", () => {
  it("gives every test of some a value that passes all of every", () => {
    assert.deepEqual(findValues([not(text("secret"))], [text("owner", "secret"), text("team")], []), [
      "owner",
      "team",
    ]);
  });

  it("gives one value where nothing particular is asked for", () => {
    assert.deepEqual(findValues([like("o*")], [], ["other", "owner"]), ["other"]);
  });

  it("finds none where one of some contradicts every", () => {
    assert.equal(findValues([text("owner")], [text("owner"), text("team")], []), undefined);
  });
});
