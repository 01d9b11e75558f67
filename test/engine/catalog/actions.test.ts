import assert from "node:assert/strict";
import { actionOf, actions, expandAction } from "../../../server/src/engine/catalog/actions.ts";

describe("catalog/actions", () => {
  it("knows an action in whatever case, with its levels, resources and keys", () => {
    const action = actionOf("KMS:decrypt");
    assert.equal(action?.name, "kms:Decrypt");
    assert.deepEqual(action.levels, ["Write"]);
    assert.deepEqual(action.resourceTypes, ["kms:key"]);
    assert(action.conditionKeys.includes("kms:EncryptionContext:${EncryptionContextKey}"));
    assert(action.conditionKeys.includes("aws:ResourceTag/${TagKey}"), "a key of its resource type");
  });

  it("knows no pattern and no text of another kind", () => {
    for (const name of [
      "kms:*",
      "kms:De*",
      "kms:",
      "Decrypt",
      "",
      "constructor",
      "__proto__",
      "kms:ReEncrypt",
    ])
      assert.equal(actionOf(name), undefined, name);
  });

  const expansions: Readonly<Record<string, readonly string[]>> = {
    "kms:ReEncrypt*": ["kms:ReEncryptFrom", "kms:ReEncryptTo"],
    "kms:C*": [
      "kms:CancelKeyDeletion",
      "kms:ConnectCustomKeyStore",
      "kms:CreateAlias",
      "kms:CreateCustomKeyStore",
      "kms:CreateGrant",
      "kms:CreateKey",
    ],
    "kms:?ncrypt": ["kms:Encrypt"],
    "KMS:*GRANT": ["kms:CreateGrant", "kms:RetireGrant", "kms:RevokeGrant"],
    "s3:putobject": ["s3:PutObject"],
    "kms:Nothing*": [],
    "k*:Encrypt": [],
    "kms*": [],
    "": [],
  };
  for (const [pattern, expected] of Object.entries(expansions))
    it(`expands ${JSON.stringify(pattern)}`, () => {
      assert.deepEqual(
        expandAction(pattern).map(({ name }) => name),
        expected,
      );
    });

  it("spans services with the lone star only", () => {
    assert.deepEqual(expandAction("*"), actions);
    assert.deepEqual(
      [...expandAction("kms:*"), ...expandAction("s3:*")].map(({ name }) => name),
      actions.map(({ name }) => name),
    );
  });

  it("leaves the keys of an encrypted upload to the actions that write", () => {
    const key = "s3:x-amz-server-side-encryption";
    const carriers = actions
      .filter(({ conditionKeys }) => conditionKeys.includes(key))
      .map(({ name }) => name);
    assert.deepEqual(carriers, ["s3:PutObject", "s3:ReplicateObject", "s3:UpdateObjectEncryption"]);
  });
});
