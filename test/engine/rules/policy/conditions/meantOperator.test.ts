import assert from "node:assert/strict";
import { operators } from "../../../../../server/src/engine/evaluate/operators.ts";
import { meantOperator } from "../../../../../server/src/engine/rules/policy/conditions/meantOperator.ts";

describe("the operator that was meant", () => {
  const cases: Readonly<Record<string, string | undefined>> = {
    // "Not" in its wrong place
    NotStringEquals: "StringNotEquals",
    NotStringLike: "StringNotLike",
    NotArnEquals: "ArnNotEquals",
    StringEqualsNot: "StringNotEquals",
    IpNotAddress: "NotIpAddress",
    NotStringEqualsIgnoreCaseIfExists: "StringNotEqualsIgnoreCaseIfExists",
    "ForAnyValue:NotStringLike": "ForAnyValue:StringNotLike",
    // other words for it
    StringNEquals: "StringNotEquals",
    "ForAllValue:StringNEquals": "ForAllValues:StringNotEquals",
    ARNNEquals: "ArnNotEquals",
    stringnequals: "StringNotEquals",
    StringNoEquals: "StringNotEquals",
    NonStringEquals: "StringNotEquals",
    StringUnequals: "StringNotEquals",
    StringUnlike: "StringNotLike",
    StringInequals: "StringNotEquals",
    "StringIsn'tEquals": "StringNotEquals",
    StringDoesntEqual: "StringNotEquals",
    "!StringEquals": "StringNotEquals",
    // with slips besides
    ArnNotLke: "ArnNotLike",
    NotIPAdress: "NotIpAddress",
    StringNtEquals: "StringNotEquals",
    // no operator says it
    NotNull: undefined,
    NotBool: undefined,
    NotNumericLessThan: undefined,
    NotBinaryEquals: undefined,
    "ForNoValue:StringEquals": undefined,
    // a slip that takes the word away
    StringotEquals: undefined,
    // letters that only look like it
    ARNEqual: "ArnEquals",
    STRINGEqual: "StringEquals",
    NmericEquals: "NumericEquals",
    Nul: "Null",
    NumericGreaterThenEquals: "NumericGreaterThanEquals",
    dategreaterthenequals: "DateGreaterThanEquals",
    "'Bool'": undefined,
  };
  for (const [name, expected] of Object.entries(cases))
    it(`by ${name} is ${expected ?? "none"}`, () => {
      assert.equal(meantOperator(name), expected);
    });

  it("by any operator is that one, whatever its case", () => {
    for (const name of operators.keys())
      for (const spelling of [name, name.toLowerCase(), name.toUpperCase()])
        assert.equal(meantOperator(spelling), name);
  });
});
