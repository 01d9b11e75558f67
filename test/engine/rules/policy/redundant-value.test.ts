import { redundantValue } from "../../../../server/src/engine/rules/policy/redundant-value.ts";
import { bucketStatement, keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const covered = (value: string, by: string): string =>
  `"${by}" covers "${value}". It can go: the statement means the same without it.`;
const repeated = (value: string): string =>
  `"${value}" stands in this list already. It can go: the statement means the same without it.`;
const withActions = (...actions: readonly string[]): object => policyOf(keyStatement({ Action: actions }));
const withResources = (...resources: readonly string[]): object =>
  policyOf(bucketStatement({ Resource: resources }));

testRule(redundantValue, {
  passes: {
    "actions apart": withActions("kms:Decrypt", "kms:Describe*", "kms:Get*"),
    "a single action": policyOf(keyStatement()),
    "resources apart": {
      kind: "s3-bucket-policy",
      policy: withResources("arn:aws:s3:::ledger", "arn:aws:s3:::ledger/*", "arn:aws:s3:::LEDGER/*"),
    },
    "a question mark, which a star or a variable may exceed": {
      kind: "s3-bucket-policy",
      policy: withResources("arn:aws:s3:::ledger/?", "arn:aws:s3:::ledger/${aws:username}"),
    },
    "what is yet to be filled in": {
      kind: "s3-bucket-policy",
      policy: withResources("arn:aws:s3:::${var.bucket}/*", "arn:aws:s3:::${var.bucket}/*", "%s", "%s"),
    },
    "Resource of a key policy": policyOf(keyStatement({ Resource: ["*", "*"] })),
    "principals of two types": policyOf(
      keyStatement({ Principal: { AWS: ["*", "123456789012"], Service: "*" } }),
    ),
  },
  fails: {
    "an action under a pattern, in whatever case": {
      policy: withActions("⟦KMS:getkeypolicy⟧", "kms:Get*", "kms:Decrypt"),
      message: covered("KMS:getkeypolicy", "kms:Get*"),
      related: ['"kms:Get*"'],
      fixes: [
        {
          title: 'Remove "KMS:getkeypolicy"',
          access: "unchanged",
          text: withActions("kms:Get*", "kms:Decrypt"),
        },
      ],
    },
    "a pattern under a wider one": {
      policy: withActions("kms:*", "⟦kms:Get*⟧"),
      message: covered("kms:Get*", "kms:*"),
    },
    "the same twice": {
      policy: withActions("kms:Decrypt", "⟦kms:Decrypt⟧", "⟦kms:Decrypt⟧"),
      message: [repeated("kms:Decrypt"), repeated("kms:Decrypt")],
    },
    "objects under a pattern, with a variable": {
      kind: "s3-bucket-policy",
      policy: withResources("⟦arn:aws:s3:::ledger/${aws:username}/*⟧", "arn:aws:s3:::ledger/*"),
      message: covered("arn:aws:s3:::ledger/${aws:username}/*", "arn:aws:s3:::ledger/*"),
    },
    "what a NotAction lists": {
      policy: policyOf(
        keyStatement({ Effect: "Deny", Action: undefined, NotAction: ["kms:Get*", "⟦kms:GetKeyPolicy⟧"] }),
      ),
      message: covered("kms:GetKeyPolicy", "kms:Get*"),
    },
    "a principal twice": {
      policy: policyOf(keyStatement({ Principal: { AWS: ["123456789012", "⟦123456789012⟧"] } })),
      message: repeated("123456789012"),
    },
  },
});
