import assert from "node:assert/strict";
import { accessComparisonOf } from "../../../server/src/engine/features/accessComparison.ts";
import { bucketStatement, keyStatement } from "../../support/statements.ts";
import { missingHeader, wrongAlgorithm, wrongKey } from "../../support/uploadDenies.ts";
import { read } from "./read.ts";

const bucket = (...statements: readonly object[]) => read(statements, "s3-bucket-policy");

describe("access comparison", () => {
  it("says that two spellings decide alike", () => {
    const older = bucket(bucketStatement({ Action: ["s3:GetObject"] }));
    const comparison = accessComparisonOf(older, bucket(bucketStatement()));
    assert.deepEqual(comparison, {
      summary: "Both versions decide every request alike.",
      newlyAllowed: [],
      newlyStopped: [],
      undecided: [],
    });
  });

  it("shows the uploads that a removed Deny lets through, with their command", () => {
    const allow = bucketStatement({ Action: "s3:PutObject" });
    const older = bucket(missingHeader, wrongAlgorithm, wrongKey, allow);
    const { newlyAllowed, newlyStopped } = accessComparisonOf(
      older,
      bucket(missingHeader, wrongAlgorithm, allow),
    );
    assert.deepEqual(newlyStopped, []);
    const change =
      newlyAllowed.find(({ title }) => title.includes("another key of the account")) ?? assert.fail();
    assert.deepEqual([change.before, change.after], ["denied", "allowed"]);
    assert.deepEqual(change.statementsBefore, ["WrongKey"]);
    assert.deepEqual(
      change.statements.map(({ index }) => index),
      [2],
    );
    assert.match(change.example.command ?? "", /^aws s3api put-object .*--ssekms-key-id /);
  });

  it("shows what nobody may do any more, without a command where it is no upload", () => {
    const older = read([keyStatement({ Action: ["kms:Decrypt", "kms:DescribeKey"] })], "kms-key-policy");
    const { newlyStopped, summary } = accessComparisonOf(older, read([keyStatement()], "kms-key-policy"));
    const [change] = newlyStopped;
    assert.equal(summary, "Kinds of requests: 0 newly let through · 1 newly stopped");
    assert.equal(change?.title, "kms:Decrypt");
    assert.equal(change.principal, "arn:aws:iam::123456789012:role/Clerk");
    assert.equal(change.example.command, undefined);
    assert.equal(change.example.action, "kms:Decrypt");
  });
});
