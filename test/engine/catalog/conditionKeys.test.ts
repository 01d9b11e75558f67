import assert from "node:assert/strict";
import { conditionKeyOf, conditionKeys } from "../../../server/src/engine/catalog/conditionKeys.ts";

describe("catalog/conditionKeys", () => {
  const known: Readonly<Record<string, readonly [name: string, type: string]>> = {
    "aws:PrincipalArn": ["aws:PrincipalArn", "ARN"],
    "AWS:SOURCEIP": ["aws:SourceIp", "IPAddress"],
    "aws:RequestTag/team": ["aws:RequestTag/${TagKey}", "String"],
    "aws:PrincipalTag/a/b": ["aws:PrincipalTag/${TagKey}", "String"],
    "kms:EncryptionContext:aws:s3:arn": ["kms:EncryptionContext:${EncryptionContextKey}", "String"],
    "kms:EncryptionContextKeys": ["kms:EncryptionContextKeys", "ArrayOfString"],
    "kms:RecipientAttestation:PCR12": ["kms:RecipientAttestation:PCR${Number}", "String"],
    "s3:ExistingObjectTag/class": ["s3:ExistingObjectTag/${TagKey}", "String"],
    "s3:x-amz-server-side-encryption-aws-kms-key-id": [
      "s3:x-amz-server-side-encryption-aws-kms-key-id",
      "ARN",
    ],
  };
  for (const [written, [name, type]] of Object.entries(known))
    it(`knows ${written}`, () => {
      assert.deepEqual(conditionKeyOf(written), { name, type });
    });

  for (const unknown of [
    "aws:RequestTag/",
    "aws:RequestTag",
    "kms:RecipientAttestation:PCRx",
    "s3:nope",
    "",
    "constructor",
  ])
    it(`does not know ${JSON.stringify(unknown)}`, () => {
      assert.equal(conditionKeyOf(unknown), undefined);
    });

  it("has no numbered row of keys left", () => {
    assert.deepEqual(
      conditionKeys.filter(({ name }) => /PCR\d/.test(name)),
      [],
    );
  });
});
