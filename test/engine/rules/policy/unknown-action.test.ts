import { unknownAction } from "../../../../server/src/engine/rules/policy/unknown-action.ts";
import { bucketStatement, keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule, type ExpectedFix, type FailingCase } from "../../../support/ruleTester.ts";

const date = "Latchkey knows the actions of 2026-09-26.";
const inert = "As it stands it covers nothing.";
const refused = "S3 refuses a policy with an action that it does not know.";

const keyPolicy = (action: unknown): object => policyOf(keyStatement({ Action: action }));
const bucketPolicy = (action: unknown): object => policyOf(bucketStatement({ Action: action }));

/** An allow in which only the action is wrong, and what it becomes. */
function inKey(action: string, message: string, instead?: string): FailingCase {
  const fixes: readonly ExpectedFix[] =
    instead === undefined ? [] : [{ title: `Write "${instead}"`, access: "wider", text: keyPolicy(instead) }];
  return { policy: keyPolicy(`⟦${action}⟧`), message, fixes };
}

function inBucket(action: string, message: string, instead?: string): FailingCase {
  const fixes: readonly ExpectedFix[] =
    instead === undefined
      ? []
      : [{ title: `Write "${instead}"`, access: "wider", text: bucketPolicy(instead) }];
  return { kind: "s3-bucket-policy", policy: bucketPolicy(`⟦${action}⟧`), message, fixes };
}

testRule(unknownAction, {
  passes: {
    "names in any case": keyPolicy(["kms:Decrypt", "KMS:ENCRYPT", "kms:describekey"]),
    "patterns that match": keyPolicy(["kms:ReEncrypt*", "kms:*", "*", "kms:?ncrypt"]),
    "a template": keyPolicy("${actions}"),
    "actions of S3 in a bucket policy": {
      kind: "s3-bucket-policy",
      policy: bucketPolicy(["s3:PutObject", "s3:Get*"]),
    },
    "the kin of S3": {
      kind: "s3-bucket-policy",
      policy: bucketPolicy(["s3express:CreateSession", "s3-object-lambda:GetObject"]),
    },
  },
  fails: {
    "a slip": inKey(
      "kms:Decypt",
      `There is no action "kms:Decypt". "kms:Decrypt" is the nearest one. ${date} ${inert}`,
      "kms:Decrypt",
    ),
    "two letters swapped": inBucket(
      "s3:GteObject",
      `There is no action "s3:GteObject". "s3:GetObject" is the nearest one. ${date} ${refused}`,
      "s3:GetObject",
    ),
    "a name that may be new": {
      ...inBucket("s3:PutObjectSeal", `There is no action "s3:PutObjectSeal". ${date} ${refused}`),
      severity: "warning",
    },
    "a wildcard for the service": {
      ...inKey(
        "k*:Decrypt",
        'The service of an action is spelt out, but in "k*:Decrypt" it is "k*". Here it can only be "kms".',
        "kms:Decrypt",
      ),
      severity: "warning",
    },
    "wildcards for everything": {
      ...inBucket(
        "*:*",
        'The service of an action is spelt out, but in "*:*" it is "*". Here it can only be "s3".',
        "s3:*",
      ),
      severity: "warning",
    },
    "a name without its star": {
      ...inKey(
        "kms:Describe",
        `"kms:Describe" is only how some actions begin. ${date} ${inert}`,
        "kms:Describe*",
      ),
      severity: "warning",
    },
    "an operation of the API": inBucket(
      "s3:ListObjectsV2",
      `"s3:ListObjectsV2" is the name of an operation, not of an action. IAM asks for "s3:ListBucket" there. ${refused}`,
      "s3:ListBucket",
    ),
    "ReEncrypt, which is two actions": inKey(
      "kms:ReEncrypt",
      `"kms:ReEncrypt" is the name of an operation, not of an action. IAM asks for "kms:ReEncrypt*" there. ${inert}`,
      "kms:ReEncrypt*",
    ),
    "a word left out": {
      ...inKey(
        "kms:PutPolicy",
        `There is no action "kms:PutPolicy". "kms:PutKeyPolicy" is the nearest one. ${date} ${inert}`,
        "kms:PutKeyPolicy",
      ),
      severity: "warning",
    },
    "a pattern with a slip": {
      ...inKey(
        "kms:Decrpt*",
        `"kms:Decrpt*" matches no action. "kms:Decrypt*" is the nearest one. ${date} ${inert}`,
        "kms:Decrypt*",
      ),
      severity: "warning",
    },
    "a pattern that no name can match": inBucket(
      "s3:????",
      `"s3:????" matches no action. ${date} ${refused}`,
    ),
    "no service": inKey(
      "Decrypt",
      '"Decrypt" is no action. An action is a service, one colon and a name of letters, such as "kms:Decrypt".',
      "kms:Decrypt",
    ),
    "a colon too many": inBucket(
      "s3::PutObject",
      '"s3::PutObject" is no action. An action is a service, one colon and a name of letters, such as "s3:PutObject".',
      "s3:PutObject",
    ),
    "no colon": inBucket(
      "s3GetObject",
      '"s3GetObject" is no action. An action is a service, one colon and a name of letters, such as "s3:GetObject".',
      "s3:GetObject",
    ),
    "a wildcard for the service before no action": {
      ...inBucket(
        "s*:Whatever",
        'The service of an action is spelt out, but in "s*:Whatever" it is "s*". Here it can only be "s3".',
      ),
      severity: "warning",
    },
    "no text": inKey("", "An empty string is no action."),
    "no such service": inBucket(
      "s4:GetObject",
      'There is no service "s4", so "s4:GetObject" is no action. "s3:GetObject" is the nearest one. A bucket policy is about actions of S3 alone, so S3 refuses it.',
      "s3:GetObject",
    ),
    "another service with a slip": inBucket(
      "dynamdb:GetItem",
      'There is no service "dynamdb", so "dynamdb:GetItem" is no action. "dynamodb" is the nearest one. A bucket policy is about actions of S3 alone, so S3 refuses it.',
    ),
    "a service that nothing is near": inBucket(
      "ledger:GetItem",
      'There is no service "ledger", so "ledger:GetItem" is no action. A bucket policy is about actions of S3 alone, so S3 refuses it.',
    ),
    "another service in a bucket policy": inBucket(
      "kms:Decrypt",
      '"kms:Decrypt" is an action of another service. A bucket policy is about actions of S3 alone, so S3 refuses it.',
    ),
    "another service in a key policy": {
      ...inKey(
        "s3:GetObject",
        '"s3:GetObject" is an action of another service. A key policy is about actions of KMS alone, so it has no effect here.',
      ),
      severity: "warning",
    },
    "in NotAction of an allow, where naming more allows less": {
      policy: policyOf(keyStatement({ Action: undefined, NotAction: "⟦kms:Decypt⟧" })),
      message: `There is no action "kms:Decypt". "kms:Decrypt" is the nearest one. ${date} ${inert}`,
      fixes: [
        {
          title: 'Write "kms:Decrypt"',
          access: "narrower",
          text: policyOf(keyStatement({ Action: undefined, NotAction: "kms:Decrypt" })),
        },
      ],
    },
  },
});
