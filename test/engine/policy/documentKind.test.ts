import assert from "node:assert/strict";
import { readDocument, type DocumentKind } from "../../../server/src/engine/engine.ts";

interface Case {
  readonly text: unknown;
  readonly fileName?: string;
  readonly kind: DocumentKind | undefined;
}

const statement = (action: unknown, more: object = { Principal: "*" }) => ({
  Effect: "Allow",
  Action: action,
  Resource: "*",
  ...more,
});

const cases: Readonly<Record<string, Case>> = {
  "a principal and kms actions": { text: { Statement: [statement("kms:*")] }, kind: "kms-key-policy" },
  "a principal and s3 actions": { text: { Statement: statement(["s3:Get*"]) }, kind: "s3-bucket-policy" },
  "NotPrincipal and NotAction": {
    text: { Statement: [{ Effect: "Deny", NotPrincipal: "*", NotAction: "s3:GetObject", Resource: "*" }] },
    kind: "s3-bucket-policy",
  },
  "one action astray": {
    text: { Statement: [statement(["kms:Decrypt", "kms:Encrypt", "s3:GetObject"])] },
    kind: "kms-key-policy",
  },
  "any action on S3 resources": {
    text: { Statement: [{ ...statement("*"), Resource: "arn:aws:s3:::example/*" }] },
    kind: "s3-bucket-policy",
  },
  "any action on anything": { text: { Statement: [statement("*")] }, kind: undefined },
  "content against the name": {
    text: { Statement: [statement("s3:*")] },
    fileName: "key-policy.json",
    kind: "s3-bucket-policy",
  },
  "default encryption": {
    text: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }] },
    kind: "s3-bucket-encryption",
  },
  "default encryption as it is read back": {
    text: {
      ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault: {} }] },
    },
    kind: "s3-bucket-encryption",
  },
  "a new file by its name": { text: {}, fileName: "prod.key-policy.json", kind: "kms-key-policy" },
  "a half-typed file by its name": {
    text: '{ "Version": "2012-10-17", "Statement": [',
    fileName: "bucket-policy.json",
    kind: "s3-bucket-policy",
  },
  "an empty list of statements by its name": {
    text: { Statement: [] },
    fileName: "s3-bucket-policy.json",
    kind: "s3-bucket-policy",
  },
  "an identity policy": { text: { Statement: [statement("kms:Decrypt", {})] }, kind: undefined },
  "a trust policy": { text: { Statement: [statement("sts:AssumeRole")] }, kind: undefined },
  "a queue's policy": { text: { Statement: [statement(["sqs:SendMessage"])] }, kind: undefined },
  "a lifecycle configuration": { text: { Rules: [{ ID: "old", Status: "Enabled" }] }, kind: undefined },
  "a package manifest": { text: { name: "x", version: "1.0.0" }, fileName: "package.json", kind: undefined },
  "a manifest with an unlucky name": {
    text: { name: "key-policy", dependencies: {} },
    fileName: "key-policy.json",
    kind: undefined,
  },
  "a list": { text: [1, 2], fileName: "key-policy.json", kind: undefined },
  "a number": { text: "1", kind: undefined },
  nothing: { text: "", kind: undefined },
};

describe("documentKindOf", () => {
  for (const [situation, { text, fileName = "x.json", kind }] of Object.entries(cases))
    it(`reads ${situation} as ${kind ?? "none of ours"}`, () => {
      const source = typeof text === "string" ? text : JSON.stringify(text);
      assert.equal(readDocument({ text: source, fileName })?.kind, kind);
    });

  it("lets the caller overrule content and name", () => {
    const policy = readDocument({ text: "{}", fileName: "x.json", kind: "s3-bucket-policy" });
    assert.equal(policy?.kind, "s3-bucket-policy");
  });
});
