import assert from "node:assert/strict";
import { analyze } from "../../../server/src/engine/engine.ts";
import { bucketStatement, keyStatement, policyOf } from "../../support/statements.ts";

const root = keyStatement({ Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "kms:*" });
const administration = keyStatement({
  Principal: { AWS: "arn:aws:iam::123456789012:role/KeyAdmin" },
  Action: ["kms:EnableKey", "kms:GetKeyPolicy"],
});
const bucket = (Condition: object): object => policyOf(bucketStatement({ Condition }));
const key = (Condition: object): object =>
  policyOf(root, administration, keyStatement({ Action: "kms:Decrypt", Condition }));

/** One mistake each, which more than one rule can see, and the rule that knows it best. */
const mistakes: Readonly<Record<string, readonly [policy: object, rule: string]>> = {
  "no truth": [bucket({ Bool: { "aws:SecureTransport": "yes" } }), "policy/malformed-condition-value"],
  "no date": [
    bucket({ DateLessThan: { "aws:CurrentTime": "2030-13-01" } }),
    "policy/malformed-condition-value",
  ],
  "no number": [bucket({ NumericLessThan: { "s3:TlsVersion": "v1.2" } }), "policy/malformed-condition-value"],
  "no address": [
    bucket({ IpAddress: { "aws:SourceIp": "203.0.113.0/33" } }),
    "policy/malformed-condition-value",
  ],
  "an empty list": [bucket({ StringEquals: { "aws:PrincipalOrgID": [] } }), "policy/empty-condition"],
  "Null of any": [
    bucket({ "ForAnyValue:Null": { "aws:PrincipalOrgPaths": "true" } }),
    "policy/misused-qualifier",
  ],
  "a key that there is not": [
    bucket({ StringEquals: { "aws:PrincpalOrgID": "o-a1b2c3d4e5" } }),
    "policy/unknown-condition-key",
  ],
  "a session": [
    bucket({ ArnEquals: { "aws:PrincipalArn": "arn:aws:sts::123456789012:assumed-role/Clerk/ann" } }),
    "policy/value-never-matches",
  ],
  "a service without its Region": [
    key({ StringEquals: { "kms:ViaService": "s3.amazonaws.com" } }),
    "policy/value-never-matches",
  ],
  "a Region that there is not": [
    key({ StringEquals: { "kms:ViaService": "s3.eu-centrall-1.amazonaws.com" } }),
    "arn/malformed",
  ],
  "a star that is none, where nothing but a name can stand": [
    bucket({ StringEquals: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/app-*" } }),
    "policy/wildcard-without-like",
  ],
  "too few digits of an account": [
    bucket({ StringEquals: { "aws:PrincipalAccount": "12345678901" } }),
    "arn/malformed",
  ],
  "an ARN with too few digits": [
    bucket({ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::12345678901:role/app-*" } }),
    "arn/malformed",
  ],
  "an account where an ARN belongs": [
    bucket({ ArnLike: { "aws:PrincipalArn": "123456789012" } }),
    "arn/malformed",
  ],
  "an action of another service": [
    policyOf(bucketStatement({ Action: ["s3:GetObject", "kms:Decrypt"] })),
    "policy/unknown-action",
  ],
  "an organization that services do not have": [
    policyOf(
      bucketStatement({
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
      }),
    ),
    "policy/service-without-source",
  ],
  "an operator inside its key": [
    bucket({ "aws:PrincipalOrgID": { StringEquals: "o-a1b2c3d4e5" } }),
    "policy/unknown-operator",
  ],
  "a date as a number": [
    bucket({ NumericLessThan: { "aws:CurrentTime": "2030-01-01T00:00:00Z" } }),
    "policy/wrong-operator-type",
  ],
  "an ARN with too few parts": [
    bucket({ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*" } }),
    "arn/malformed",
  ],
  "a star that is none": [
    key({ StringEquals: { "kms:ViaService": "s3.*.amazonaws.com" } }),
    "policy/wildcard-without-like",
  ],
};

describe("a mistake in a condition is reported once", () => {
  for (const [mistake, [policy, rule]] of Object.entries(mistakes))
    it(mistake, () => {
      const findings = analyze({ text: JSON.stringify(policy), fileName: "policy.json" })?.findings ?? [];
      const faults = findings.filter(({ severity }) => severity === "error" || severity === "warning");
      assert.deepEqual(
        faults.map((fault) => fault.rule),
        [rule],
      );
    });
});
