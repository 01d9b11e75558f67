import assert from "node:assert/strict";
import fc from "fast-check";
import { deniedBy } from "../../../../server/src/engine/evaluate/evaluate.ts";
import type { Policy } from "../../../../server/src/engine/policy/policy.ts";
import { uploadsOf, type Upload } from "../../../../server/src/engine/prove/uploads.ts";
import { policyOf } from "../../../support/policies.ts";
import {
  account,
  otherAccount,
  randomFrom,
  randomUpload,
  rightKey,
  statements,
  type Headers,
} from "../generated.ts";

/** How many generated policies are tried; a longer run sets LATCHKEY_RUNS. */
const numRuns = Number(process.env["LATCHKEY_RUNS"] ?? 80);
/** How many random uploads attack each closed row. */
const ATTACKS = 20;

const defaultEncryption = { algorithm: "AES256" };
const sse = "s3:x-amz-server-side-encryption";

/** Headers that uploads of a row have under every reading. */
const headersOf: Readonly<Partial<Record<Upload["row"], Headers>>> = {
  "no-header": new Map(),
  aes256: new Map([[sse, ["AES256"]]]),
  "kms-no-key-id": new Map([[sse, ["aws:kms"]]]),
  "kms-other-key-other-account": new Map([
    [sse, ["aws:kms"]],
    [
      `${sse}-aws-kms-key-id`,
      [`arn:aws:kms:us-east-1:${otherAccount}:key/9999abcd-12ab-34cd-56ef-1234567890ab`],
    ],
  ]),
  "kms-other-key-same-account": new Map([
    [sse, ["aws:kms"]],
    [`${sse}-aws-kms-key-id`, [`arn:aws:kms:us-east-1:${account}:key/9999abcd-12ab-34cd-56ef-1234567890ab`]],
  ]),
  "sse-c": new Map([[`${sse}-customer-algorithm`, ["AES256"]]]),
  "kms-right-key": new Map([
    [sse, ["aws:kms"]],
    [`${sse}-aws-kms-key-id`, [rightKey]],
  ]),
};

function toPolicy(list: readonly object[]): Policy {
  return policyOf({ Version: "2012-10-17", Statement: list }, "s3-bucket-policy");
}

function rowsOf(list: readonly object[]): readonly Upload[] {
  return uploadsOf(toPolicy(list), { defaultEncryption, rightKey }).rows;
}

/** What has to stay the same however a policy is written. */
function verdictsOf(list: readonly object[]): readonly string[] {
  return rowsOf(list).map(
    ({ row, verdict, exempt }) => `${row} ${verdict} ${exempt === undefined ? "" : "exempt"}`,
  );
}

function attackClosedRows(list: readonly object[], seed: number): void {
  const random = randomFrom(seed);
  const policy = toPolicy(list);
  for (const { row, verdict } of rowsOf(list)) {
    const headers = headersOf[row];
    if (verdict !== "closed" || headers === undefined) continue;
    for (let attack = 0; attack < ATTACKS; attack++) {
      const upload = randomUpload(headers, random);
      assert.notEqual(deniedBy(policy, upload).truth, false, `${row} ${JSON.stringify(upload)}`);
    }
  }
}

function tryWitnesses(list: readonly object[]): void {
  const policy = toPolicy(list);
  for (const { row, verdict, witness } of rowsOf(list)) {
    assert.equal(verdict === "open", witness !== undefined);
    if (witness !== undefined) assert.equal(deniedBy(policy, witness).truth, false, row);
  }
}

describe("uploads of generated policies", function () {
  this.timeout(600_000);

  it("are denied in every closed row", () => {
    fc.assert(
      fc.property(statements, fc.integer(), (list, seed) => {
        attackClosedRows(list, seed);
      }),
      { numRuns },
    );
  });

  it("are let through in every open row as the witness shows", () => {
    fc.assert(
      fc.property(statements, (list) => {
        tryWitnesses(list);
      }),
      { numRuns },
    );
  });

  it("hold with variables for what follows from the caller", () => {
    fc.assert(
      fc.property(statements, fc.integer(), (plain, seed) => {
        const list = plain.map(withVariables);
        attackClosedRows(list, seed);
        tryWitnesses(list);
      }),
      { numRuns },
    );
  });

  it("are closed by the statements named alone", () => {
    fc.assert(
      fc.property(statements, (list) => {
        for (const { row, verdict, by } of rowsOf(list)) {
          if (verdict !== "closed") continue;
          const named = by.map(({ index }) => list[index] ?? {});
          assert.equal(rowsOf(named).find((other) => other.row === row)?.verdict, "closed", row);
        }
      }),
      { numRuns },
    );
  });

  const rewritings: Readonly<Record<string, (list: readonly object[]) => readonly object[]>> = {
    "the statements are in another order": (list) => [...list].reverse(),
    "the members are in another order": (list) =>
      list.map((each) => Object.fromEntries(Object.entries(each).reverse())),
    "a statement is there twice": (list) => [...list, ...list.slice(0, 1)],
    "actions stand in statements of their own": (list) => list.flatMap((each) => split(each, "Action")),
    "resources stand in statements of their own": (list) => list.flatMap((each) => split(each, "Resource")),
    "values are in another order, and single ones stand bare": (list) =>
      list.map((each) => JSON.parse(JSON.stringify(each, (_, value: unknown) => reversed(value))) as object),
    "condition keys are written in other case": (list) =>
      list.map(
        (each) =>
          JSON.parse(
            JSON.stringify(each).replaceAll(/"(aws|s3):([A-Za-z0-9-]+)(\/team)?":/g, (key) =>
              key.toUpperCase(),
            ),
          ) as object,
      ),
  };
  for (const [situation, rewrite] of Object.entries(rewritings))
    it(`have the same verdicts when ${situation}`, () => {
      fc.assert(
        fc.property(statements, (list) => {
          assert.deepEqual(verdictsOf(rewrite(list)), verdictsOf(list));
        }),
        { numRuns: Math.ceil(numRuns / 3) },
      );
    });
});

/** The same with accounts, names and whatever else in conditions as variables. */
function withVariables(statement: object): object {
  const { Condition: conditions } = statement as { readonly Condition?: object };
  if (conditions === undefined) return statement;
  const text = JSON.stringify(conditions)
    .replaceAll(account, "${aws:PrincipalAccount}")
    .replaceAll('"Auditor"', '"${aws:username}"')
    .replaceAll('"red"', '"${aws:username}"')
    .replaceAll('"private"', '"${kms:CallerAccount}"');
  return { ...statement, Condition: JSON.parse(text) as object };
}

/** One statement for each value of a member that is a list. */
function split(statement: object, member: "Action" | "Resource"): readonly object[] {
  const value = (statement as Readonly<Record<string, unknown>>)[member];
  return Array.isArray(value)
    ? value.map((each: unknown) => ({ ...statement, [member]: each }))
    : [statement];
}

function reversed(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.length === 1 ? value[0] : [...(value as readonly unknown[])].reverse();
}
