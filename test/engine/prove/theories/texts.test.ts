import assert from "node:assert/strict";
import fc from "fast-check";
import { matchesGlob } from "../../../../server/src/engine/policy/glob.ts";
import { anyAccount, anyKeyId, keyArns } from "../../../../server/src/engine/prove/shapes/arns.ts";
import { matches } from "../../../../server/src/engine/prove/theories/matches.ts";
import {
  anyText,
  characters,
  join,
  literal,
  narrow,
  repeated,
  toPattern,
  type Pattern,
} from "../../../../server/src/engine/prove/theories/pattern.ts";
import { findText, holdsForText, type TextTest } from "../../../../server/src/engine/prove/theories/texts.ts";

const like = (text: string): Pattern => toPattern(text, { wildcards: true });
const ignoringCase = (text: string): Pattern => toPattern(text, { wildcards: false, ignoresCase: true });
const some = (...patterns: readonly Pattern[]): TextTest => ({ patterns, negated: false });
const none = (...patterns: readonly Pattern[]): TextTest => ({ patterns, negated: true });

describe("matches", () => {
  it("compares wildcards as evaluation does", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", ":"), maxLength: 8 });
    const pattern = fc.string({ unit: fc.constantFrom("a", "b", ":", "*", "?"), maxLength: 8 });
    fc.assert(
      fc.property(text, pattern, (left, right) => {
        assert.equal(matches(like(right), left), matchesGlob(left, right));
      }),
      { numRuns: 3000 },
    );
  });

  const cases: readonly (readonly [situation: string, pattern: Pattern, text: string, expected: boolean])[] =
    [
      ["a literal is itself", literal("a*"), "a*", true],
      ["a literal is not what it would match as a wildcard", literal("a*"), "ab", false],
      ["case counts", literal("a"), "A", false],
      ["unless it is ignored", ignoringCase("aZ-1"), "Az-1", true],
      ["a narrowed wildcard stops at a colon", narrow(like("a*"), { except: ":" }), "a:b", false],
      ["a narrowed wildcard backs off", narrow(like("*a*b"), { except: ":" }), "aabab", true],
      [
        "a narrowed pattern has no other characters at all",
        narrow(like("a:b"), { except: ":" }),
        "a:b",
        false,
      ],
      ["so many characters of a set", join(literal("x"), characters({ only: "01" }, 2)), "x10", true],
      ["not one more", join(literal("x"), characters({ only: "01" }, 2)), "x101", false],
      ["a repeated set may be empty", join(repeated({ only: "a" }), literal("b")), "b", true],
    ];
  for (const [situation, pattern, text, expected] of cases)
    it(situation, () => {
      assert.equal(matches(pattern, text), expected);
    });

  it("takes no longer for a text that nearly matches many wildcards", () => {
    assert.equal(matches(narrow(like("a*a*a*a*a*a*a*a*b"), { except: ":" }), "a".repeat(400)), false);
  });
});

describe("findText", () => {
  const possible: Readonly<Record<string, readonly TextTest[]>> = {
    "a listed text that no other test rules out": [some(literal("a"), literal("b")), none(literal("a"))],
    "a text of two patterns": [some(like("ab*")), some(like("*ba"))],
    "an overlap of two patterns": [some(like("aba*")), some(like("*aba")), none(literal("aba"))],
    "a text outside many patterns": [none(like("a*"), like("*b"), like("?"), literal(""))],
    "a letter of the other case": [some(ignoringCase("aws")), none(literal("aws"), literal("AWS"))],
    "a text one longer than excluded": [some(like("a*")), none(like("a"), like("a?"), like("a??"))],
    "a character that no pattern mentions": [some(like("?")), none(...[..."abcxyz"].map(literal))],
    "the empty text": [some(like("*")), none(like("?*"))],
  };
  for (const [situation, tests] of Object.entries(possible))
    it(`finds ${situation}`, () => {
      const text = findText(tests);
      assert(typeof text === "string");
      assert(tests.every((test) => holdsForText(test, text)));
    });

  const impossible: Readonly<Record<string, readonly TextTest[]>> = {
    "nothing is both": [some(literal("a")), some(literal("b"))],
    "a pattern covers another": [some(like("ab*c")), none(like("a*c"))],
    "two patterns cover a third between them": [some(like("a?")), none(like("a*")), none(like("b*"))],
    "every first letter of a set is covered": [
      some(join(characters({ only: "ab" }, 1), anyText)),
      none(like("a*"), like("b*")),
    ],
    "every case is excluded": [
      some(ignoringCase("ab")),
      none(literal("ab"), literal("aB"), literal("Ab"), literal("AB")),
    ],
    "nothing remains beside any text": [none(anyText)],
    "lengths do not fit": [some(like("???")), some(like("??"))],
  };
  for (const [situation, tests] of Object.entries(impossible))
    it(`finds none where ${situation}`, () => {
      assert.equal(findText(tests), undefined);
    });

  it("sees at little cost that no pattern of one test fits another", () => {
    const keys = keyArns("aws", anyAccount, anyKeyId);
    const budget = { left: 20_000 };
    assert.equal(findText([some(...keys), some(like("*:alias/*e*"))], budget), undefined);
    assert(budget.left > 0, `${String(budget.left)} left`);
    assert.equal(typeof findText([some(...keys), some(like("*:key/*e*"))], budget), "string");
  });

  it("agrees with a look at every short text", () => {
    // All texts of up to four letters; longer ones tell these patterns apart no further than the sample shows.
    const alphabet = ["a", "b", "c"];
    let texts = [""];
    const all = [...texts];
    for (let length = 1; length <= 5; length++) {
      texts = texts.flatMap((text) => alphabet.map((letter) => text + letter));
      all.push(...texts);
    }
    const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 3 }).map(like);
    const test = fc.record({
      patterns: fc.array(pattern, { minLength: 1, maxLength: 3 }),
      negated: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(test, { minLength: 1, maxLength: 3 }), (tests) => {
        const found = findText(tests);
        if (typeof found === "string") assert(tests.every((each) => holdsForText(each, found)));
        else assert(!all.some((text) => tests.every((each) => holdsForText(each, text))));
      }),
      { numRuns: 1500 },
    );
  });
});
