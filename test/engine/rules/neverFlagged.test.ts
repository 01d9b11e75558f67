import assert from "node:assert/strict";
import { analyze } from "../../../server/src/engine/engine.ts";
import { bucketStatement, keyStatement, policyOf } from "../../support/statements.ts";
import { keyId, rightKey, uploadDeny } from "../../support/uploadDenies.ts";
import { bucketPoliciesForServices } from "../samples/bucketPoliciesForServices.ts";
import { goodKeyPolicies } from "../samples/keyPolicies.ts";
import { keyPoliciesForServices } from "../samples/keyPoliciesForServices.ts";
import { administration, delegation } from "../samples/parties.ts";

const everybody = { Principal: { AWS: "*" }, Action: ["kms:Decrypt", "kms:GenerateDataKey"] };
const everybodyOf = (condition: object): object =>
  policyOf(delegation, keyStatement({ ...everybody, Condition: condition }));
const inAccount = { "kms:CallerAccount": "111122223333" };

/** What somebody who checks policies by their text takes for a fault, and what is none. */
const noFaults: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  'Resource "*" in a key policy': {
    "as text": policyOf(delegation, administration),
    "as a list": policyOf({ ...delegation, Resource: ["*"] }),
  },
  'Principal "*" in a Deny': {
    "of a bucket policy": policyOf(uploadDeny({ Bool: { "aws:SecureTransport": "false" } })),
    "of a key policy": policyOf(
      delegation,
      keyStatement({
        Effect: "Deny",
        Principal: "*",
        Action: "kms:ScheduleKeyDeletion",
        Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
      }),
    ),
  },
  "everything for the account": {
    "by its ARN": policyOf(delegation),
    "by its number": policyOf({ ...delegation, Principal: { AWS: "111122223333" } }),
    "beside an administrator": policyOf(delegation, administration),
  },
  'Principal "*" that a condition narrows': {
    "to an account": everybodyOf({ StringEquals: inAccount }),
    "to an account, through a service": everybodyOf({
      StringEquals: { ...inAccount, "kms:ViaService": "s3.eu-west-1.amazonaws.com" },
    }),
    "to an organization": everybodyOf({ StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }),
    "to roles by pattern": everybodyOf({
      ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/app-*" },
    }),
    "to an organization, in a bucket policy": policyOf(
      bucketStatement({
        Principal: "*",
        Condition: { StringEquals: { "aws:PrincipalOrgID": ["o-a1b2c3d4e5"] } },
      }),
    ),
    "to access points of an account": policyOf(
      bucketStatement({
        Principal: { AWS: "*" },
        Condition: { StringEquals: { "s3:DataAccessPointAccount": "111122223333" } },
      }),
    ),
  },
  "what AWS documents or its consoles write": {
    ...goodKeyPolicies,
    ...keyPoliciesForServices,
    ...bucketPoliciesForServices,
    "one statement that pins a key": policyOf(uploadDeny({ ArnNotEqualsIfExists: { [keyId]: rightKey } })),
    "one statement that asks for some key": policyOf(uploadDeny({ Null: { [keyId]: "true" } })),
  },
  "a Statement without a list": {
    "of a key policy": { Version: "2012-10-17", Statement: delegation },
    "of a bucket policy": { Version: "2012-10-17", Statement: bucketStatement() },
  },
  "a missing Version": {
    "of a key policy": { Statement: [delegation] },
    "of a bucket policy": { Statement: [bucketStatement()] },
  },
  "blanks in a Sid": {
    "of a key policy": policyOf({ ...delegation, Sid: "Allow everything that the account allows" }),
  },
};

for (const [what, policies] of Object.entries(noFaults))
  describe(`no fault: ${what}`, () => {
    for (const [situation, policy] of Object.entries(policies))
      it(situation, () => {
        const analysis = analyze({ text: JSON.stringify(policy, undefined, 2), fileName: "policy.json" });
        assert(analysis !== undefined);
        const faults = analysis.findings.filter(({ severity }) => /^(?:error|warning)$/.test(severity));
        assert.deepEqual(
          faults.map(({ rule, message }) => `${rule}: ${message}`),
          [],
        );
      });
  });
