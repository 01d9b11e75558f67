import assert from "node:assert/strict";
import { conditionHolds } from "../../../server/src/engine/evaluate/conditions.ts";
import { answerOf, conditionOf, holds, type Answer } from "./holds.ts";

type Row = readonly [
  situation: string,
  operator: string,
  policyValues: unknown,
  requestValues: readonly string[] | undefined,
  expected: Answer,
];

const setOperators: readonly Row[] = [
  ["absent", "ForAllValues:StringEquals", ["a", "b"], undefined, true],
  ["empty", "ForAllValues:StringEquals", ["a", "b"], [], true],
  ["all match", "ForAllValues:StringEquals", ["a", "b"], ["b", "a"], true],
  ["one does not", "ForAllValues:StringEquals", ["a", "b"], ["a", "c"], false],
  ["absent", "ForAllValues:StringNotLike", ["a*"], undefined, true],
  ["none matches", "ForAllValues:StringNotLike", ["a*", "b*"], ["c", "d"], true],
  ["one matches", "ForAllValues:StringNotLike", ["a*", "b*"], ["c", "b1"], false],
  ["absent", "ForAnyValue:StringEquals", ["a", "b"], undefined, false],
  ["empty", "ForAnyValue:StringEquals", ["a", "b"], [], false],
  ["one matches", "ForAnyValue:StringEquals", ["a", "b"], ["c", "b"], true],
  ["none matches", "ForAnyValue:StringEquals", ["a", "b"], ["c", "d"], false],
  ["absent", "ForAnyValue:StringNotEquals", ["a"], undefined, false],
  ["one differs", "ForAnyValue:StringNotEquals", ["a"], ["a", "b"], true],
  ["none differs", "ForAnyValue:StringNotEquals", ["a", "b"], ["a", "b"], false],
  ["absent", "ForAllValues:StringEqualsIfExists", ["a"], undefined, true],
  ["absent", "ForAnyValue:StringEqualsIfExists", ["a"], undefined, "doubt"],
  ["one matches", "ForAnyValue:StringEqualsIfExists", ["a"], ["a", "b"], true],
  ["absent", "ForAllValues:Null", "false", undefined, true],
  ["present", "ForAllValues:Null", "true", ["a"], true],
  ["absent", "ForAnyValue:Null", "true", undefined, false],
  ["present", "ForAnyValue:Null", "false", ["a"], false],
  ["a doubtful value beside a match", "ForAllValues:NumericNotEquals", ["1"], ["x", "1"], false],
  ["a doubtful value beside others", "ForAllValues:NumericNotEquals", ["1"], ["x", "2"], "doubt"],
];

const withoutQualifier: readonly Row[] = [
  ["all values match", "StringEquals", ["a", "b"], ["a", "b"], true],
  ["some values match", "StringEquals", ["a"], ["a", "b"], "doubt"],
  ["no value matches", "StringEquals", ["a"], ["b", "c"], false],
  ["all values match a negated operator's list", "StringNotEquals", ["a", "b"], ["a", "b"], false],
  ["some do", "StringNotEquals", ["a"], ["a", "b"], "doubt"],
  ["none does", "StringNotEquals", ["a"], ["b", "c"], true],
];

const emptyLists: readonly Row[] = [
  ["absent", "StringEquals", [], undefined, false],
  ["present", "StringEquals", [], ["a"], false],
  ["absent", "StringEqualsIfExists", [], undefined, true],
  ["present", "StringEqualsIfExists", [], ["a"], false],
  ["absent", "ForAllValues:StringEquals", [], undefined, true],
  ["present", "ForAllValues:StringEquals", [], ["a"], false],
  ["absent", "ForAnyValue:StringEquals", [], undefined, false],
  ["present", "ForAnyValue:StringEquals", [], ["a"], false],
  ["absent", "StringNotEquals", [], undefined, "doubt"],
  ["present", "StringNotEquals", [], ["a"], "doubt"],
  ["absent", "StringNotEqualsIfExists", [], undefined, true],
  ["present", "Null", [], ["a"], "doubt"],
];

const lists: readonly Row[] = [
  ["one of several values", "StringEquals", ["a", "b"], ["b"], true],
  ["none of several values", "StringNotEquals", ["a", "b"], ["c"], true],
  ["one of several values, negated", "StringNotEquals", ["a", "b"], ["b"], false],
  ["the same value twice", "StringNotEquals", ["a", "a"], ["a"], false],
  ["a malformed value beside one that matches", "NumericNotEquals", ["x", "5"], ["5"], false],
  ["a malformed value beside one that does not", "NumericNotEquals", ["x", "5"], ["6"], "doubt"],
  ["numbers and booleans without quotes", "StringEquals", [1, true], ["true"], true],
  ["null", "StringEquals", null, ["a"], "doubt"],
  ["null in a list", "StringNotEquals", ["a", null], ["b"], "doubt"],
  ["an object", "StringEquals", { a: 1 }, undefined, "doubt"],
  ["a list in a list", "StringEquals", [["a"]], ["a"], "doubt"],
];

const tables: Readonly<Record<string, readonly Row[]>> = {
  "set operators": setOperators,
  "several values without a set operator": withoutQualifier,
  "empty lists": emptyLists,
  "lists of values": lists,
};

describe("evaluate: conditions", () => {
  for (const [title, rows] of Object.entries(tables))
    describe(title, () => {
      for (const [situation, operator, policyValues, requestValues, expected] of rows)
        it(`${operator} ${JSON.stringify(policyValues)}, ${situation}`, () => {
          assert.equal(holds(operator, policyValues, requestValues), expected);
        });
    });

  it("takes a value that is not known for a doubt, except where no value counts", () => {
    const circumstances = { version: undefined, context: new Map() };
    const unknown = { doubt: "Not known." };
    assert.equal(conditionHolds(conditionOf("StringEquals", "a"), unknown, circumstances), unknown);
    assert.equal(conditionHolds(conditionOf("ForAllValues:Null", true), unknown, circumstances), true);
  });

  it("gives doubts as whole sentences that name the operator or the value", () => {
    const truth = conditionHolds(conditionOf("stringequals", "a"), ["a"], {
      version: undefined,
      context: new Map(),
    });
    assert.equal(answerOf(truth), "doubt");
    assert.deepEqual(truth, {
      doubt: "AWS does not say whether it takes the operator stringequals in this casing.",
    });
  });
});
