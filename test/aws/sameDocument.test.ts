import assert from "node:assert/strict";
import { sameDocument } from "../../server/src/aws/aws.ts";
import { keyStatement, policyOf } from "../support/statements.ts";

const account = "123456789012";

function policy(members: object): string {
  return JSON.stringify(policyOf(keyStatement(members)));
}

const key = { SSEAlgorithm: "aws:kms", KMSMasterKeyID: "1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7081" };

function encryption(members: object): string {
  return JSON.stringify({ Rules: [{ ApplyServerSideEncryptionByDefault: key, ...members }] });
}

describe("what AWS gives back", () => {
  const same: Readonly<Record<string, readonly [string, string]>> = {
    "in another order": [
      policy({ Action: ["kms:Decrypt", "kms:Encrypt"] }),
      '{"Statement":[{"Resource":["*"],"Action":["kms:Encrypt","kms:Decrypt"],"Principal":{"AWS":["arn:aws:iam::123456789012:role/Clerk"]},"Effect":"Allow"}],"Version":"2012-10-17"}',
    ],
    "with a single statement": [
      policy({}),
      JSON.stringify({ Version: "2012-10-17", Statement: keyStatement() }),
    ],
    "with texts in place of other values": [
      policy({ Condition: { Bool: { "aws:SecureTransport": false } } }),
      policy({ Condition: { Bool: { "aws:SecureTransport": "false" } } }),
    ],
    "with the ARN of an account": [
      policy({ Principal: { AWS: [account, "210987654321"] } }),
      policy({ Principal: { AWS: ["arn:aws:iam::210987654321:root", `arn:aws:iam::${account}:root`] } }),
    ],
    "with anybody in another form": [policy({ Principal: "*" }), policy({ Principal: { AWS: ["*"] } })],
  };
  for (const [name, [sent, found]] of Object.entries(same))
    it(`is the same ${name}`, () => {
      assert(sameDocument("kms-key-policy", sent, found));
      assert(sameDocument("kms-key-policy", found, sent));
    });

  const other: Readonly<Record<string, readonly [string, string]>> = {
    "with another action": [policy({}), policy({ Action: "kms:Decrypt" })],
    "with another account": [
      policy({ Principal: { AWS: account } }),
      policy({ Principal: { AWS: "210987654321" } }),
    ],
    "with another principal of the account": [
      policy({ Principal: { AWS: account } }),
      policy({ Principal: { AWS: `arn:aws:iam::${account}:role/root` } }),
    ],
    "with an account's ARN in a condition": [
      policy({ Condition: { ArnEquals: { "aws:PrincipalArn": `arn:aws:iam::${account}:root` } } }),
      policy({ Condition: { ArnEquals: { "aws:PrincipalArn": account } } }),
    ],
    "with statements in another order": [
      JSON.stringify(policyOf(keyStatement(), keyStatement({ Effect: "Deny" }))),
      JSON.stringify(policyOf(keyStatement({ Effect: "Deny" }), keyStatement())),
    ],
    "as no JSON": [policy({}), "{"],
  };
  for (const [name, [sent, found]] of Object.entries(other))
    it(`is something else ${name}`, () => {
      assert(!sameDocument("kms-key-policy", sent, found));
      assert(!sameDocument("kms-key-policy", found, sent));
    });

  it("may fill in what an encryption document leaves open, and nothing that it says", () => {
    const kind = "s3-bucket-encryption";
    const filled = encryption({
      BucketKeyEnabled: false,
      BlockedEncryptionTypes: { EncryptionType: ["SSE-C"] },
    });
    assert(sameDocument(kind, encryption({}), filled));
    assert(
      sameDocument(
        kind,
        JSON.stringify({ ServerSideEncryptionConfiguration: JSON.parse(filled) as object }),
        filled,
      ),
    );
    assert(!sameDocument(kind, encryption({ BucketKeyEnabled: true }), filled));
    const open = encryption({ BlockedEncryptionTypes: { EncryptionType: ["NONE"] } });
    assert(!sameDocument(kind, open, filled));
    assert(sameDocument(kind, open, encryption({})));
    assert(!sameDocument(kind, filled, open));
  });

  it("is there or it is not", () => {
    assert(sameDocument("s3-bucket-policy", undefined, undefined));
    assert(!sameDocument("s3-bucket-policy", "{}", undefined));
    assert(!sameDocument("s3-bucket-policy", undefined, "{}"));
  });
});
