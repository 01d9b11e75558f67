import assert from "node:assert/strict";
import fc from "fast-check";
import { deniedBy, evaluate } from "../../../../server/src/engine/evaluate/evaluate.ts";
import type { Request } from "../../../../server/src/engine/evaluate/request.ts";
import type { Upload, UploadOptions } from "../../../../server/src/engine/prove/uploads.ts";
import { policyOf } from "../../../support/policies.ts";
import { header, keyId, otherKey, rightKey, uploadDeny } from "../../../support/uploadDenies.ts";
import { rightKey as generatedKey, statements } from "../generated.ts";
import { rowsOf } from "./check.ts";

const acl = "s3:x-amz-acl";
const unlessKey = (isAbsent: boolean, ...acls: readonly string[]): object =>
  uploadDeny({ Null: { [keyId]: String(isAbsent) }, StringNotEquals: { [acl]: acls } });
const withAcl = (value: string): object => uploadDeny({ StringEquals: { [acl]: value } });

function withoutKeyId(list: readonly object[], options?: UploadOptions): Upload {
  const upload = rowsOf(list, options).find(({ row }) => row === "kms-no-key-id");
  assert(upload !== undefined);
  return upload;
}

/** Whether an upload gets through if conditions see this key. */
function getsThrough(list: readonly object[], upload: Request, key: string | undefined): boolean {
  const context = new Map(upload.context);
  if (key !== undefined) context.set(keyId, [key]);
  const policy = policyOf({ Version: "2012-10-17", Statement: list }, "s3-bucket-policy");
  const request = { ...upload, context };
  if (request.caller.type === "anonymous" && evaluate(policy, request).decision !== "allowed") return false;
  return deniedBy(policy, request).truth === false;
}

describe("uploadsOf: a witness under every reading of AWS", () => {
  const anybody = { ...uploadDeny({}), Effect: "Allow", Condition: undefined };
  const cases: Readonly<Record<string, readonly object[]>> = {
    "one that each of two denies spares with others": [
      unlessKey(true, "private", "public-read"),
      unlessKey(false, "authenticated-read", "public-read"),
    ],
    "one that is found under one reading only": [unlessKey(false, "authenticated-read")],
    "an anonymous one": [
      anybody,
      uploadDeny({ StringNotEquals: { "aws:PrincipalType": "Anonymous" } }),
      unlessKey(true, "private", "public-read"),
      unlessKey(false, "authenticated-read", "public-read"),
    ],
    "one of a caller whom each of two denies exempts with others": [
      uploadDeny({
        Null: { [keyId]: "true" },
        StringNotEquals: { "aws:PrincipalAccount": ["111122223333", "444455556666"] },
      }),
      uploadDeny({
        Null: { [keyId]: "false" },
        StringNotEquals: { "aws:PrincipalAccount": ["777788889999", "444455556666"] },
      }),
    ],
  };
  for (const [situation, list] of Object.entries(cases))
    it(`is ${situation}`, () => {
      const { verdict, witness, reason } = withoutKeyId(list);
      assert.deepEqual([verdict, reason, witness?.context.has(keyId)], ["open", undefined, false]);
      assert(witness !== undefined);
      assert(getsThrough(list, witness, undefined) && getsThrough(list, witness, otherKey));
    });

  it("is one for each where there is no other, and says so", () => {
    const { verdict, witness, reason } = withoutKeyId([
      unlessKey(true, "private"),
      unlessKey(false, "authenticated-read"),
    ]);
    assert.equal(verdict, "open");
    assert.deepEqual(Object.fromEntries(witness?.context ?? []), {
      [acl]: ["private"],
      [header]: ["aws:kms"],
    });
    assert.equal(
      reason,
      "This upload gets through if conditions see only the key id that the client sends. If conditions see the key that S3 is going to use, another one does, with s3:x-amz-acl = authenticated-read.",
    );
  });

  it("names callers, objects and what is missing of the others", () => {
    const besides = (isAbsent: boolean, folder: string): object =>
      uploadDeny(
        { Null: { [keyId]: String(isAbsent) } },
        { Resource: undefined, NotResource: `arn:aws:s3:::ledger/${folder}/*` },
      );
    const ann = "arn:aws:iam::111122223333:user/Ann";
    const { reason } = withoutKeyId([
      besides(true, "in"),
      unlessKey(true, "private"),
      besides(false, "out"),
      uploadDeny({ Null: { [keyId]: "false", [acl]: "false" } }),
      uploadDeny({ Null: { [keyId]: "false" }, StringNotEquals: { "aws:PrincipalArn": ann } }),
    ]);
    const by = String.raw`by ${ann}, of arn:aws:s3:::ledger/out/\S+, without s3:x-amz-acl\. If `;
    assert.match(reason ?? "", new RegExp(`another one does, ${by}`));
  });

  it("is still of those whom denies exempt where only these get through under one reading", () => {
    const backup = "arn:aws:iam::111122223333:role/Backup";
    const exempting = { Null: { [keyId]: "false" }, ArnNotEquals: { "aws:PrincipalArn": backup } };
    const { verdict, exempt, witness, reason } = withoutKeyId([uploadDeny(exempting)]);
    const literal = "If conditions see only the key id that the client sends, others get through, too.";
    assert.deepEqual([verdict, exempt, reason], ["open", [backup], literal]);
    assert(witness?.caller.type === "session" && witness.caller.roleArn === backup);
    assert.equal(witness.context.has(keyId), false);
  });

  it("gets through under each in generated policies, unless it says otherwise", () => {
    fc.assert(
      fc.property(statements, (list) => {
        for (const { row, witness, reason } of rowsOf(list, { rightKey: generatedKey }))
          if (row.startsWith("kms-right-key-") && witness !== undefined && reason === undefined)
            assert(getsThrough(list, witness, generatedKey), row);
      }),
      { numRuns: 60 },
    );
  });

  it("needs no search where the denies do not look at the key", () => {
    assert.equal(withoutKeyId([withAcl("private")], { rightKey }).reason, undefined);
  });
});
