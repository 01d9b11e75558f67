import assert from "node:assert/strict";
import { uploadMatrixOf, type UploadMatrixRow } from "../../../server/src/engine/features/uploadMatrix.ts";
import { bucketStatement } from "../../support/statements.ts";
import {
  missingHeader,
  rightKey,
  uploadDeny,
  wrongAlgorithm,
  wrongKey,
  header,
} from "../../support/uploadDenies.ts";
import { read } from "./read.ts";

function rowsOf(...statements: readonly object[]): ReadonlyMap<string, UploadMatrixRow> {
  const { rows } = uploadMatrixOf(read(statements, "s3-bucket-policy"));
  return new Map(rows.map((row) => [row.row, row]));
}

describe("upload matrix", () => {
  it("names the statements that close a row", () => {
    const row = rowsOf(missingHeader, wrongAlgorithm, wrongKey).get("aes256");
    assert.equal(row?.verdict, "closed");
    assert.deepEqual(
      row.statements.map(({ sid }) => sid?.value),
      ["WrongAlgorithm", "WrongKey"],
    );
    assert.equal(row.isWanted, true);
    assert.equal(row.witness, undefined);
  });

  it("shows a request that gets through an open row, and who makes it", () => {
    const row = rowsOf(missingHeader, wrongKey).get("kms-right-key");
    assert.deepEqual(row?.witness, {
      command: `aws s3api put-object --bucket ledger --key example.txt --server-side-encryption aws:kms --ssekms-key-id ${rightKey}`,
      caller: "arn:aws:iam::111122223333:role/example",
      conditions: [],
    });
    assert.equal(row.isWanted, true);
  });

  it("says what a policy that enforces encryption does not want", () => {
    const row = rowsOf(uploadDeny({ StringNotEquals: { [header]: "AES256" } })).get("aes256");
    assert.equal(row?.verdict, "open");
    assert.equal(row.isWanted, false);
  });

  it("wants nothing of a policy that does not enforce encryption", () => {
    const wanted = [...rowsOf(bucketStatement()).values()].map(({ isWanted }) => isWanted);
    assert.deepEqual([...new Set(wanted)], [undefined]);
  });

  it("gives the reason where it depends", () => {
    const row = rowsOf(missingHeader, wrongAlgorithm, wrongKey).get("kms-right-key-alias");
    assert.equal(row?.verdict, "depends");
    assert.match(row.reason, /^It .*\.$/);
  });

  it("names those whom the policy exempts", () => {
    const exempting = { StringNotEquals: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/Importer" } };
    const row = rowsOf(uploadDeny({ Null: { [header]: "true" }, ...exempting })).get("no-header");
    assert.match(row?.reason ?? "", /^Only those whom .* exempts by name get through: .*Importer/);
    assert.equal(row?.isWanted, true);
  });

  it("shows what a request has to carry besides its headers", () => {
    const open = { StringNotEquals: { "s3:x-amz-acl": "private" } };
    const row = rowsOf(uploadDeny({ Null: { [header]: "true" }, ...open })).get("no-header");
    assert.deepEqual(row?.witness?.conditions, ["s3:x-amz-acl = private"]);
  });
});
