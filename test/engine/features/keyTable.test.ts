import assert from "node:assert/strict";
import { keyTableOf } from "../../../server/src/engine/features/keyTable.ts";
import { keyStatement } from "../../support/statements.ts";
import { read } from "./read.ts";

const clerk = "arn:aws:iam::123456789012:role/Clerk";
const root = { AWS: "arn:aws:iam::123456789012:root" };
const tableOf = (...statements: readonly object[]) => keyTableOf(read(statements, "kms-key-policy"));

describe("key table", () => {
  it("has a row for each principal, with wildcards expanded", () => {
    const { rows } = tableOf(keyStatement({ Action: ["kms:Put*", "kms:Encrypt", "kms:ListGrants"] }));
    assert.equal(rows.length, 1);
    const { statements, conditions, ...row } = rows[0] ?? assert.fail();
    assert.deepEqual(row, {
      principal: clerk,
      title: "role/Clerk",
      remark: "",
      administer: ["kms:PutKeyPolicy"],
      use: ["kms:Encrypt"],
      grant: ["kms:ListGrants"],
      changePolicy: true,
      isBoth: true,
    });
    assert.deepEqual([statements.map(({ index }) => index), conditions], [[0], []]);
  });

  it("calls an ARN with a variable by all of it", () => {
    const anybodys = "arn:aws:iam::${aws:PrincipalAccount}:role/App";
    const condition = { ArnLike: { "aws:PrincipalArn": anybodys } };
    const { rows } = tableOf(keyStatement({ Principal: "*", Action: "kms:Decrypt", Condition: condition }));
    assert.deepEqual(
      rows.map(({ title }) => title),
      [anybodys],
    );
  });

  it("says what must hold besides", () => {
    const condition = { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } };
    const { rows } = tableOf(keyStatement({ Action: "kms:Decrypt", Condition: condition }));
    assert.match(rows[0]?.conditions.join() ?? "", /kms:ViaService.*s3\.eu-west-1/);
  });

  it("says that separation is broken only where one does both", () => {
    const administration = keyStatement({ Action: "kms:PutKeyPolicy" });
    assert.equal(tableOf(administration).separation, "holds");
    assert.equal(tableOf(administration, keyStatement({ Action: "kms:Decrypt" })).separation, "broken");
  });

  for (const [name, statement, remark] of [
    ["that nobody could change the policy", keyStatement(), /^Nobody could change/],
    [
      "that IAM policies decide, too",
      keyStatement({ Principal: root, Action: "kms:*" }),
      /^IAM policies of the account/,
    ],
    [
      "that the key is public",
      keyStatement({ Principal: "*", Action: "kms:*" }),
      /^Principals of any AWS account/,
    ],
  ] as const) {
    it(`remarks ${name}`, () => {
      const { remarks } = tableOf(statement);
      assert(
        remarks.some((each) => remark.test(each)),
        remarks.join(" "),
      );
    });
  }
});
