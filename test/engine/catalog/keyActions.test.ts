import assert from "node:assert/strict";
import { actionOf } from "../../../server/src/engine/catalog/actions.ts";
import {
  actsOnKey,
  keyActionClassOf,
  keyActions,
  worksAcrossAccounts,
  type KeyActionClass,
} from "../../../server/src/engine/catalog/keyActions.ts";

/** Each action of KMS once, by what it does; a new one in the reference has to be put here by somebody who looked. */
const expected: Readonly<Record<KeyActionClass, readonly string[]>> = {
  cryptographic: [
    "Decrypt",
    "DeriveSharedSecret",
    "Encrypt",
    "GenerateDataKey",
    "GenerateDataKeyPair",
    "GenerateDataKeyPairWithoutPlaintext",
    "GenerateDataKeyWithoutPlaintext",
    "GenerateMac",
    "ReEncryptFrom",
    "ReEncryptTo",
    "Sign",
    "Verify",
    "VerifyMac",
  ],
  grants: ["CreateGrant", "ListGrants", "ListRetirableGrants", "RetireGrant", "RevokeGrant"],
  administration: [
    "CancelKeyDeletion",
    "ConnectCustomKeyStore",
    "CreateAlias",
    "CreateCustomKeyStore",
    "CreateKey",
    "DeleteAlias",
    "DeleteCustomKeyStore",
    "DeleteImportedKeyMaterial",
    "DisableKey",
    "DisableKeyRotation",
    "DisconnectCustomKeyStore",
    "EnableKey",
    "EnableKeyRotation",
    "GenerateRandom",
    "ImportKeyMaterial",
    "PutKeyPolicy",
    "ReplicateKey",
    "RotateKeyOnDemand",
    "ScheduleKeyDeletion",
    "SynchronizeMultiRegionKey",
    "TagResource",
    "UntagResource",
    "UpdateAlias",
    "UpdateCustomKeyStore",
    "UpdateKeyDescription",
    "UpdatePrimaryRegion",
  ],
  read: [
    "DescribeCustomKeyStores",
    "DescribeKey",
    "GetKeyLastUsage",
    "GetKeyPolicy",
    "GetKeyRotationStatus",
    "GetParametersForImport",
    "GetPublicKey",
    "ListAliases",
    "ListKeyPolicies",
    "ListKeyRotations",
    "ListKeys",
    "ListResourceTags",
  ],
};

/** The names of the actions of KMS for which a predicate holds. */
function namesWhere(holds: (action: (typeof keyActions)[number]) => boolean): readonly string[] {
  return keyActions.filter(holds).map(({ name }) => name.slice("kms:".length));
}

describe("catalog/keyActions", () => {
  for (const [actionClass, names] of Object.entries(expected))
    it(`knows the actions of the class ${actionClass}`, () => {
      assert.deepEqual(
        namesWhere((action) => keyActionClassOf(action) === actionClass),
        names,
      );
    });

  it("classifies every action of KMS and none of S3", () => {
    assert.deepEqual(
      namesWhere((action) => keyActionClassOf(action) === undefined),
      [],
    );
    const upload = actionOf("s3:PutObject");
    assert(upload !== undefined);
    assert.equal(keyActionClassOf(upload), undefined);
  });

  it("knows the actions without a key", () => {
    assert.deepEqual(
      namesWhere((action) => !actsOnKey(action)),
      [
        "ConnectCustomKeyStore",
        "CreateCustomKeyStore",
        "CreateKey",
        "DeleteCustomKeyStore",
        "DescribeCustomKeyStores",
        "DisconnectCustomKeyStore",
        "GenerateRandom",
        "ListAliases",
        "ListKeys",
        "ListRetirableGrants",
        "UpdateCustomKeyStore",
      ],
    );
  });

  it("knows what works across accounts", () => {
    assert.deepEqual(
      namesWhere((action) => worksAcrossAccounts(action) && keyActionClassOf(action) !== "cryptographic"),
      [
        "CreateGrant",
        "DescribeKey",
        "GetKeyRotationStatus",
        "GetPublicKey",
        "ListGrants",
        "RetireGrant",
        "RevokeGrant",
      ],
    );
  });
});
