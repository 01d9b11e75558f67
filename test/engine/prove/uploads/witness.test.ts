import assert from "node:assert/strict";
import { deniedBy } from "../../../../server/src/engine/evaluate/evaluate.ts";
import { type Upload } from "../../../../server/src/engine/prove/uploads.ts";
import { policyOf } from "../../../support/policies.ts";
import {
  header,
  keyId,
  rightKey,
  uploadDeny,
  wrongAlgorithm,
  wrongKey,
} from "../../../support/uploadDenies.ts";
import { aes256, rowsOf } from "./check.ts";

describe("uploadsOf: the witness", () => {
  const witnessOf = (
    row: Upload["row"],
    ...statements: readonly object[]
  ): NonNullable<Upload["witness"]> => {
    const witness = rowsOf(statements, { defaultEncryption: aes256 }).find(
      (upload) => upload.row === row,
    )?.witness;
    assert(witness !== undefined, `${row} is not open`);
    const policy = policyOf({ Version: "2012-10-17", Statement: statements }, "s3-bucket-policy");
    assert.equal(deniedBy(policy, witness).truth, false);
    return witness;
  };

  const others: Readonly<Record<string, readonly [key: string, shape: RegExp]>> = {
    "an account": ["aws:ResourceAccount", /^\d{12}$/],
    "the account of a service's source": ["aws:SourceAccount", /^\d{12}$/],
    "the account of an endpoint": ["aws:VpceAccount", /^\d{12}$/],
    "a Region": ["aws:RequestedRegion", /^[a-z]+-[a-z-]+-\d$/],
  };
  for (const [what, [key, shape]] of Object.entries(others))
    it(`has ${what} where denies refuse the usual ones`, () => {
      const usual = ["111122223333", "444455556666", "us-east-1", "eu-west-1"];
      const witness = witnessOf(
        "aes256",
        uploadDeny({ Null: { [key]: "true" } }),
        uploadDeny({ StringEquals: { [key]: usual } }),
      );
      assert.match(witness.context.get(key.toLowerCase())?.join() ?? "", shape);
    });

  it("is an unremarkable request", () => {
    const tls = uploadDeny({ Bool: { "aws:SecureTransport": "false" } });
    const witness = witnessOf("kms-right-key", tls, wrongAlgorithm, wrongKey);
    assert.equal(witness.caller.type, "session");
    assert.equal(witness.resource, "arn:aws:s3:::ledger/example.txt");
    assert.deepEqual(Object.fromEntries(witness.context), {
      "aws:securetransport": ["true"],
      [header]: ["aws:kms"],
      [keyId]: [rightKey],
    });
  });

  it("has an object that the denies leave out", () => {
    const safe = uploadDeny(
      { Null: { [header]: "true" } },
      { Resource: undefined, NotResource: "arn:aws:s3:::ledger/open/*" },
    );
    assert.match(witnessOf("no-header", safe).resource, /^arn:aws:s3:::ledger\/open\/./);
  });

  it("has a bucket that the resources' patterns fit", () => {
    const pattern = uploadDeny({ Null: { [header]: "true" } }, { Resource: "arn:aws-cn:s3:::ledger-*/*" });
    assert.match(witnessOf("aes256", pattern).resource, /^arn:aws-cn:s3:::ledger-[^/]*\/./);
  });

  it("has an example's bucket where the policy shows none", () => {
    const anywhere = uploadDeny({ Null: { [header]: "true" } }, { Resource: "*" });
    assert.equal(witnessOf("aes256", anywhere).resource, "arn:aws:s3:::example-bucket/example.txt");
  });

  it("takes another header rather than another caller", () => {
    const either = uploadDeny({
      StringNotEquals: { "aws:PrincipalAccount": "999988887777", "s3:x-amz-acl": "private" },
    });
    const witness = witnessOf("aes256", either);
    assert.deepEqual(witness.context.get("s3:x-amz-acl"), ["private"]);
    assert.equal(witness.caller.type, "session");
  });

  it("has several values where one is not enough", () => {
    const tags = uploadDeny({ "ForAllValues:StringEquals": { "s3:RequestObjectTagKeys": ["owner"] } });
    const team = uploadDeny({ "ForAllValues:StringNotEquals": { "s3:RequestObjectTagKeys": ["owner"] } });
    const values = witnessOf("aes256", tags, team).context.get("s3:requestobjecttagkeys") ?? [];
    assert.equal(values.length, 2);
    assert(values.includes("owner"));
  });
});
