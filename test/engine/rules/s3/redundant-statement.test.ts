import { redundantStatement } from "../../../../server/src/engine/rules/s3/redundant-statement.ts";
import { testRule } from "../../../support/ruleTester.ts";
import { bucketStatement, policyOf } from "../../../support/statements.ts";
import {
  header,
  keyId,
  missingHeader,
  rightKey,
  uploadDeny,
  wrongAlgorithm,
  wrongKey,
} from "../../../support/uploadDenies.ts";

const folder = "arn:aws:s3:::ledger/in/*";
const without = (title: string) => `The policy decides the same without ${title}: `;

testRule(redundantStatement, {
  passes: {
    "denies that each refuse something of their own": policyOf(wrongAlgorithm, wrongKey),
    "one that is for more objects": policyOf(
      missingHeader,
      uploadDeny({ StringNotEquals: { [header]: "aws:kms" } }, { Resource: folder }),
    ),
    "one that is for more callers": policyOf(
      missingHeader,
      uploadDeny(
        { StringNotEquals: { [header]: "aws:kms" } },
        { Principal: { AWS: "arn:aws:iam::123456789012:role/Clerk" } },
      ),
    ),
    "one that is for more actions": policyOf(
      uploadDeny({ StringNotEquals: { [header]: "aws:kms" } }),
      uploadDeny({ Null: { [header]: "true" } }, { Action: ["s3:PutObject", "s3:ReplicateObject"] }),
    ),
    "an Allow that leaves the decision to an account beside one for a role": policyOf(
      bucketStatement(),
      bucketStatement({ Principal: { AWS: "123456789012" } }),
    ),
    "conditions that narrow the other": policyOf(
      bucketStatement({ Principal: "*", Condition: { Bool: { "aws:SecureTransport": "true" } } }),
      bucketStatement(),
    ),
    "a statement without effect, which is a matter of its own": policyOf(
      uploadDeny({ Null: { [header]: "true" }, StringEquals: { [header]: "AES256" } }),
      wrongKey,
    ),
  },
  fails: {
    "the guide's first deny beside its second": {
      policy: policyOf(
        uploadDeny({ Null: { [header]: "true" } }, { Sid: "⟦MissingHeader⟧" }),
        wrongAlgorithm,
        wrongKey,
      ),
      message: `${without('"MissingHeader"')}"WrongAlgorithm" denies all that it denies. The guide has this statement all the same: it says plainly that the header is required.`,
      related: ['"WrongAlgorithm"'],
      fixes: [],
    },
    "one that asks for the header where more holds, which the guide does not have": {
      policy: policyOf(
        uploadDeny(
          { Null: { [header]: "true" }, Bool: { "aws:SecureTransport": "false" } },
          { Sid: "⟦Plain⟧" },
        ),
        wrongAlgorithm,
        wrongKey,
      ),
      message: `${without('"Plain"')}"WrongAlgorithm" denies all that it denies.`,
    },
    "the same twice, of which the first may stay": {
      policy: policyOf(wrongKey, uploadDeny({ ArnNotEquals: { [keyId]: rightKey } }, { Sid: "⟦Again⟧" })),
      message: `${without('"Again"')}"WrongKey" denies all that it denies.`,
    },
    "the same in other words": {
      policy: policyOf(
        uploadDeny({ StringEquals: { [header]: ["AES256"] } }, { Sid: "⟦First⟧", Resource: folder }),
        uploadDeny(
          { StringEqualsIgnoreCase: { [header]: "aes256" } },
          { Sid: "Other", Action: ["s3:Put*", "s3:GetObject"] },
        ),
      ),
      message: `${without('"First"')}"Other" denies all that it denies.`,
    },
    "two others together": {
      policy: policyOf(
        uploadDeny({}, { Sid: "⟦Both⟧", Resource: [folder, "arn:aws:s3:::ledger/out/*"] }),
        uploadDeny({}, { Sid: "In", Action: ["s3:PutObject", "s3:GetObject"], Resource: folder }),
        uploadDeny({}, { Sid: "Out", Resource: "arn:aws:s3:::ledger/o*" }),
      ),
      message: `${without('"Both"')}"In" and "Out" deny all that it denies.`,
    },
    "an Allow beside one for everyone": {
      policy: policyOf(
        bucketStatement({ Sid: "⟦Clerk⟧" }),
        bucketStatement({ Sid: "Anyone", Principal: "*", Action: "s3:Get*" }),
      ),
      message: `${without('"Clerk"')}"Anyone" allows all that it allows.`,
    },
    "an Allow that a Deny takes away": {
      policy: policyOf(
        bucketStatement({ Sid: "⟦Clerk⟧" }),
        bucketStatement({ Sid: "Nobody", Effect: "Deny", Principal: "*", Action: "s3:*" }),
      ),
      severity: "information",
      message: '"Clerk" lets nothing through: "Nobody" denies all that it allows. See whether that is meant.',
    },
    "an Allow that two Denies take away together": {
      policy: policyOf(
        bucketStatement({ Sid: "⟦Clerk⟧" }),
        bucketStatement({
          Sid: "Office",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Condition: { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
        }),
        bucketStatement({
          Sid: "Endpoint",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } },
        }),
      ),
      severity: "information",
      message:
        '"Clerk" lets nothing through: "Office" and "Endpoint" deny all that it allows. See whether that is meant.',
    },
  },
});
