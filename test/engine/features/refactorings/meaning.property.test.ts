import assert from "node:assert/strict";
import fc from "fast-check";
import { parse, type ParseError } from "jsonc-parser";
import { evaluate } from "../../../../server/src/engine/evaluate/evaluate.ts";
import type { DocumentKind, Policy } from "../../../../server/src/engine/engine.ts";
import type { Refactoring } from "../../../../server/src/engine/features/refactorings/refactoring.ts";
import { rewritesAt } from "../../../../server/src/engine/features/refactorings/rewrites.ts";
import { sortAndTidy } from "../../../../server/src/engine/features/refactorings/sortAndTidy.ts";
import { differenceOf } from "../../../../server/src/engine/prove/difference.ts";
import { layouts } from "../../../support/layouts.ts";
import { allRequests, smallStatement } from "../../prove/smallWorld.ts";
import { read } from "../read.ts";
import { leaves } from "./testRewrites.ts";

const none = { newlyAllowed: [], newlyStopped: [], undecided: [] };
const some = (...values: readonly string[]): fc.Arbitrary<string | string[]> =>
  fc.oneof(fc.constantFrom(...values), fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }));

/** Of each two or three a wildcard takes the place. */
const whole = [
  ...["kms:DescribeKey", "kms:DescribeCustomKeyStores"],
  ...["kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:GetKeyLastUsage"],
];

/** A statement of a key policy, every decision of which is documented. */
const keyStatement = fc.record(
  {
    Resource: fc.constantFrom("*", ["*"]),
    Sid: fc.constantFrom("Use", "Use2", "Manage"),
    Effect: fc.constantFrom("Allow", "Deny"),
    Principal: some("arn:aws:iam::111122223333:role/Clerk", "444455556666").map((AWS) => ({ AWS })),
    Action: fc.oneof(
      some("kms:Describe*", "kms:DescribeKey", "kms:*crypt", "kms:?ncrypt", "kms:Encrypt"),
      fc.shuffledSubarray([...whole, "kms:Encrypt", "kms:Put*"], { minLength: 5 }),
    ),
    Condition: some("red", "blue").map((team) => ({ StringEquals: { "aws:PrincipalTag/team": team } })),
  },
  { requiredKeys: ["Resource", "Effect", "Principal", "Action"] },
);

/** The layouts of a text, one with comments behind its lines among them. */
const layout = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.replaceAll(/,$/gm, ", // so"),
  (text) => text.replaceAll(/^/gm, "/* so */ "),
  ...Object.values(layouts),
);

const documents = (statement: fc.Arbitrary<object>): fc.Arbitrary<{ text: string; json: string }> =>
  fc
    .tuple(fc.oneof(statement, fc.array(statement, { minLength: 1, maxLength: 3 })), fc.boolean(), layout)
    .map(([Statement, isSorted, lay]) => {
      const Version = "2012-10-17";
      const json = JSON.stringify(isSorted ? { Version, Statement } : { Statement, Version }, undefined, 2);
      return { text: lay(json), json };
    });

/** What can be done to a policy at the beginning of any of its texts, by what it is called. */
function everyRefactoring(policy: Policy): readonly Refactoring[] {
  const places = [...policy.tree.text.matchAll(/"/g)].map(({ index }) => ({ start: index, end: index }));
  const found = [sortAndTidy(policy) ?? [], ...places.flatMap((at) => rewritesAt(policy, at))].flat();
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
}

function toVerb({ title }: Refactoring): string {
  return title.split(" ", 1).join("");
}

/** Reads JSON with comments, and fails where it is not. */
function readStrictly(text: string): unknown {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { disallowComments: false, allowTrailingComma: false });
  assert.deepEqual(errors, [], text);
  return value;
}

/** The policy that a text says; comments, which make it none to AWS, left out. */
function meant(text: string, kind: DocumentKind): Policy {
  return read(JSON.stringify(readStrictly(text)), kind);
}

describe("refactorings: of generated policies", () => {
  for (const [kind, statement, requests] of [
    ["kms-key-policy", keyStatement, []],
    ["s3-bucket-policy", smallStatement, allRequests],
  ] as const)
    it(`leave a ${kind} that decides alike`, () => {
      const seen = new Map<string, number>();
      const property = fc.property(documents(statement), ({ text, json }) => {
        const before = read(json, kind);
        for (const refactoring of everyRefactoring(read(text, kind))) {
          const after = meant(leaves(text, refactoring) ?? "", kind);
          assert.deepEqual(differenceOf(before, after), none, refactoring.title);
          for (const request of requests)
            assert.equal(evaluate(after, request).decision, evaluate(before, request).decision);
          seen.set(toVerb(refactoring), (seen.get(toVerb(refactoring)) ?? 0) + 1);
        }
      });
      fc.assert(property, { numRuns: 20 });
      for (const verb of ["Expand", "Convert", "Split", "Sort"]) assert((seen.get(verb) ?? 0) > 0, verb);
      if (kind === "kms-key-policy") assert((seen.get("Collapse") ?? 0) > 0, "Collapse");
    });

  it("leave a text that says so in its own layout", () => {
    const property = fc.property(documents(keyStatement), ({ text }) => {
      for (const refactoring of everyRefactoring(read(text, "kms-key-policy"))) {
        const left = leaves(text, refactoring) ?? "";
        assert.equal(/[^\r]\n/.test(left) && left.includes("\r\n"), false, "line ends are alike");
        assert.equal(left.includes("\n"), text.includes("\n"), "what is on one line stays on one");
        assert.doesNotMatch(left, /[ \t]\r?$/m, "no line ends with blanks");
        if (!text.includes("/")) assert.equal(/^ +"/m.test(left) && /^\t/m.test(left), false);
        assert.equal(commentsIn(left) >= commentsIn(text), true, "no comment is lost");
      }
    });
    fc.assert(property, { numRuns: 15 });
  });
});

function commentsIn(text: string): number {
  return text.split("/* so */").length + text.split("// so").length;
}
