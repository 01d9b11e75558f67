import assert from "node:assert/strict";
import { readPolicy } from "../../../server/src/engine/policy/readPolicy.ts";
import { accessOf } from "../../../server/src/engine/prove/access.ts";
import { publicAccessOf } from "../../../server/src/engine/prove/access/publicAccess.ts";
import { overlapsOf } from "../../../server/src/engine/prove/access/separation.ts";
import { findOnce, type Finding } from "../../../server/src/engine/prove/budget.ts";
import { uploadsOf } from "../../../server/src/engine/prove/uploads.ts";
import type { DocumentKind, Policy } from "../../../server/src/engine/policy/policy.ts";
import { parseTree } from "../../../server/src/engine/tree/parse.ts";

describe("findOnce", () => {
  const findIn = (known: Map<string, Finding<string>>, left: number) => {
    const budget = { left };
    const found = findOnce(known, "question", budget, (meter) => {
      meter.left -= 10;
      return "answer";
    });
    return { answer: found?.value, left: budget.left };
  };

  const rows: readonly [left: number, answer: string | undefined, rest: number][] = [
    [25, "answer", 15],
    [10, "answer", 0],
    [9, undefined, -1],
    [-1, undefined, -1],
  ];
  for (const [left, answer, rest] of rows) {
    it(`with ${String(left)} of 10 steps, whoever asked before`, () => {
      const known = new Map<string, Finding<string>>();
      assert.deepEqual(findIn(known, left), { answer, left: rest });
      findIn(known, 100);
      assert.deepEqual(findIn(known, left), { answer, left: rest });
    });
  }

  it("charges a budget once", () => {
    const known = new Map<string, Finding<string>>();
    const budget = { left: 25 };
    const ask = () =>
      findOnce(known, "question", budget, (meter) => {
        meter.left -= 10;
        return "answer";
      });
    assert.equal(ask(), ask());
    assert.equal(budget.left, 15);
  });
});

describe("policies of legal size that are made to be hard", () => {
  const word = (index: number): string => ((index * 7919) % 1000).toString(36);
  const denies = (count: number, base: object, key: string): readonly object[] =>
    Array.from({ length: count }, (_, index) => ({
      ...base,
      Condition: { StringNotLike: { [key]: `*${word(index)}*` } },
    }));
  const read = (kind: DocumentKind, Statement: readonly object[]): Policy =>
    readPolicy(parseTree(JSON.stringify({ Version: "2012-10-17", Statement })), kind);
  const everything = { Principal: "*", Action: "kms:*", Resource: "*" };
  const keyPolicy = (): Policy =>
    read("kms-key-policy", [
      { ...everything, Effect: "Allow" },
      ...denies(240, { ...everything, Effect: "Deny" }, "aws:PrincipalArn"),
    ]);

  it("get the same answers in whatever order the questions are asked", () => {
    const [one, other] = [keyPolicy(), keyPolicy()];
    const gives = (policy: Policy): unknown =>
      accessOf(policy).map(({ principal, permissions }) => [
        principal.name,
        permissions.map(({ action }) => action.name),
      ]);
    const first = [gives(one), overlapsOf(one).length, publicAccessOf(one).length];
    const second = [publicAccessOf(other).length, overlapsOf(other).length, gives(other)];
    assert.deepEqual(first, second.reverse());
  });

  it("leave uploads undecided rather than wrongly closed", () => {
    const base = {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:PutObject",
      Resource: "arn:aws:s3:::example-bucket/*",
    };
    const { rows } = uploadsOf(read("s3-bucket-policy", denies(95, base, "aws:PrincipalTag/team")));
    assert(rows.every(({ verdict }) => verdict !== "closed"));
  });
});
