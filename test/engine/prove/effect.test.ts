import assert from "node:assert/strict";
import { hasEffect, isRedundant } from "../../../server/src/engine/prove/effect.ts";
import type { Policy, Statement } from "../../../server/src/engine/policy/policy.ts";
import { bucketStatement, keyStatement, policyOf as policyWith } from "../../support/statements.ts";
import {
  customerAlgorithm,
  header,
  keyId,
  missingHeader,
  rightKey,
  uploadDeny,
  wrongAlgorithm,
  wrongKey,
} from "../../support/uploadDenies.ts";
import { policyOf } from "../../support/policies.ts";

const account = "123456789012";
const rootArn = `arn:aws:iam::${account}:root`;
const clerk = `arn:aws:iam::${account}:role/Clerk`;

function bucketPolicy(...statements: readonly object[]): Policy {
  return policyOf(policyWith(...statements), "s3-bucket-policy");
}

function keyPolicy(...statements: readonly object[]): Policy {
  return policyOf(policyWith(...statements), "kms-key-policy");
}

function first({ statements }: Policy): Statement {
  const [statement] = statements;
  assert(statement !== undefined);
  return statement;
}

describe("hasEffect", () => {
  const effective: Readonly<Record<string, Policy>> = {
    "an object action on objects": bucketPolicy(bucketStatement()),
    "an object action on one object by name": bucketPolicy(
      bucketStatement({ Resource: "arn:aws:s3:::ledger/2026/may" }),
    ),
    "a bucket action on the bucket": bucketPolicy(
      bucketStatement({ Action: "s3:ListBucket", Resource: "arn:aws:s3:::ledger" }),
    ),
    "both kinds on a pattern that fits both": bucketPolicy(
      bucketStatement({ Resource: "arn:aws:s3:::led*" }),
    ),
    "one action of several that fits": bucketPolicy(
      bucketStatement({ Action: ["s3:ListBucket", "s3:GetObject"] }),
    ),
    "objects behind an access point": bucketPolicy(
      bucketStatement({ Resource: `arn:aws:s3:eu-west-1:${account}:accesspoint/desk/object/*` }),
    ),
    "a bucket of another partition": bucketPolicy(bucketStatement({ Resource: "arn:aws-cn:s3:::ledger/*" })),
    "an action that AWS may have added since": bucketPolicy(bucketStatement({ Action: "s3:FoldObject" })),
    "a deny whose conditions can come true": bucketPolicy(missingHeader),
    "a deny on the caller's tags": bucketPolicy(
      bucketStatement({
        Effect: "Deny",
        Principal: "*",
        Condition: { StringNotEquals: { "aws:PrincipalTag/team": "red" } },
      }),
    ),
    "everything but some actions": bucketPolicy({
      ...bucketStatement(),
      Action: undefined,
      NotAction: "s3:GetObject",
    }),
    "a key's own root statement": keyPolicy(keyStatement({ Principal: { AWS: rootArn }, Action: "kms:*" })),
    "a key named by its ARN": keyPolicy(keyStatement({ Resource: rightKey })),
    "an encryption context on an action that has one": keyPolicy(
      keyStatement({
        Action: "kms:Decrypt",
        Condition: { StringEquals: { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::ledger" } },
      }),
    ),
  };
  for (const [situation, policy] of Object.entries(effective)) {
    it(`finds a request for ${situation}`, () => {
      assert.equal(hasEffect(policy, first(policy)).result, "found");
    });
  }

  const idle: Readonly<Record<string, Policy>> = {
    "an object action on the bucket": bucketPolicy(bucketStatement({ Resource: "arn:aws:s3:::ledger" })),
    "a bucket action on objects": bucketPolicy(
      bucketStatement({ Action: ["s3:ListBucket", "s3:PutBucketPolicy"] }),
    ),
    "an action on the account": bucketPolicy(
      bucketStatement({ Action: "s3:ListAllMyBuckets", Resource: "*" }),
    ),
    "conditions that contradict each other": bucketPolicy(
      uploadDeny({ StringEquals: { [header]: "aws:kms" }, Null: { [header]: "true" } }),
    ),
    "a value that the header cannot have": bucketPolicy(
      uploadDeny({ StringEquals: { [header]: "aws:kms-key" } }),
    ),
    "a header that the action does not carry": bucketPolicy(
      uploadDeny({ StringEquals: { [header]: "AES256" } }, { Action: "s3:GetObject" }),
    ),
    "a role compared with a session's ARN": bucketPolicy(
      bucketStatement({
        Principal: "*",
        Condition: { ArnEquals: { "aws:PrincipalArn": `arn:aws:sts::${account}:assumed-role/Clerk/shift` } },
      }),
    ),
    "two numbers that leave nothing between them": bucketPolicy(
      bucketStatement({
        Condition: {
          NumericLessThan: { "aws:MultiFactorAuthAge": "10" },
          NumericGreaterThan: { "aws:MultiFactorAuthAge": "20" },
        },
      }),
    ),
    "an account of thirteen digits": bucketPolicy(
      bucketStatement({ Principal: { AWS: "arn:aws:iam::1234567890123:root" } }),
    ),
    "every action of S3 left out": bucketPolicy({
      ...bucketStatement({ Effect: "Deny" }),
      Action: undefined,
      NotAction: "s3:*",
    }),
    "an action of another service": bucketPolicy(bucketStatement({ Action: "kms:Decrypt" })),
    "no Resource": bucketPolicy({ ...bucketStatement(), Resource: undefined }),
    "an action on no key": keyPolicy(keyStatement({ Action: ["kms:CreateKey", "kms:ListKeys"] })),
    "an alias for a key": keyPolicy(
      keyStatement({ Resource: `arn:aws:kms:eu-west-1:${account}:alias/ledger` }),
    ),
    "a principal that calls no key": keyPolicy(
      keyStatement({ Principal: { CanonicalUser: "a".repeat(64) } }),
    ),
    "an encryption context on an action without one": keyPolicy(
      keyStatement({
        Condition: { StringEquals: { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::ledger" } },
      }),
    ),
  };
  for (const [situation, policy] of Object.entries(idle)) {
    it(`proves that there is no request for ${situation}`, () => {
      assert.deepEqual(hasEffect(policy, first(policy)), { result: "none" });
    });
  }

  const doubtful: Readonly<Record<string, readonly [Policy, RegExp]>> = {
    "a condition key that AWS may have added since": [
      bucketPolicy(uploadDeny({ StringEquals: { "s3:x-amz-server-side-encryptoin": "aws:kms" } })),
      /not known/,
    ],
    "an operator that there is not": [
      bucketPolicy(uploadDeny({ StringMatches: { [header]: "a" } })),
      /no operator StringMatches/,
    ],
    "an empty NotPrincipal": [
      bucketPolicy({ ...uploadDeny({}), Principal: undefined, NotPrincipal: { AWS: [] } }),
      /empty NotPrincipal/,
    ],
  };
  for (const [situation, [policy, reason]] of Object.entries(doubtful)) {
    it(`is unsure about ${situation}, and says why`, () => {
      const finding = hasEffect(policy, first(policy));
      assert(finding.result === "unsure");
      assert.match(finding.reason, reason);
    });
  }
});

describe("isRedundant", () => {
  interface Case {
    readonly policy: Policy;
    /** For each statement the places of those that make it redundant, or "needed". */
    readonly expected: readonly (readonly number[] | "needed" | "unsure")[];
  }
  const cases: Readonly<Record<string, Case>> = {
    "the guide's three statements": {
      policy: bucketPolicy(missingHeader, wrongAlgorithm, wrongKey),
      expected: [[1], "needed", "needed"],
    },
    "AWS's own statement beside the guide's": {
      policy: bucketPolicy(wrongKey, uploadDeny({ ArnNotEqualsIfExists: { [keyId]: rightKey } })),
      expected: [[1], [0]],
    },
    "a deny that two others make up together": {
      policy: bucketPolicy(
        uploadDeny({ StringNotEquals: { [header]: "aws:kms" } }),
        uploadDeny({ Null: { [header]: "true" } }),
        uploadDeny({ StringEquals: { [header]: ["AES256", "aws:kms:dsse", "aws:fsx", "aws:backup"] } }),
      ),
      expected: [[1, 2], [0], [0]],
    },
    "the same statement twice": {
      policy: bucketPolicy(bucketStatement(), bucketStatement({ Sid: "Again", Action: ["S3:getobject"] })),
      expected: [[1], [0]],
    },
    "one action among all": {
      policy: bucketPolicy(bucketStatement(), bucketStatement({ Action: "s3:Get*" })),
      expected: [[1], "needed"],
    },
    "all actions of the day listed beside a wildcard, which takes in those to come": {
      policy: bucketPolicy(
        bucketStatement({ Action: "s3:FoldObject*" }),
        bucketStatement({ Action: "s3:FoldObject" }),
      ),
      expected: ["needed", [0]],
    },
    "a prefix inside another": {
      policy: bucketPolicy(bucketStatement({ Resource: "arn:aws:s3:::ledger/may/*" }), bucketStatement()),
      expected: [[1], "needed"],
    },
    "a role beside its account, which leaves the decision to IAM": {
      policy: bucketPolicy(bucketStatement(), bucketStatement({ Principal: { AWS: account } })),
      expected: ["needed", "needed"],
    },
    "a role beside its account in a Deny, which hits both alike": {
      policy: bucketPolicy(
        bucketStatement({ Effect: "Deny" }),
        bucketStatement({ Effect: "Deny", Principal: { AWS: account } }),
      ),
      expected: [[1], "needed"],
    },
    "a role beside everyone": {
      policy: keyPolicy(keyStatement(), keyStatement({ Principal: "*" })),
      expected: [[1], "needed"],
    },
    "a role in Principal beside the same role in a condition": {
      policy: keyPolicy(
        keyStatement(),
        keyStatement({ Principal: "*", Condition: { ArnEquals: { "aws:PrincipalArn": clerk } } }),
      ),
      expected: [[1], [0]],
    },
    "conditions on what services bring along, of which AWS does not tell": {
      policy: bucketPolicy(
        bucketStatement({ Principal: "*", Condition: { StringEquals: { "aws:PrincipalType": "User" } } }),
        bucketStatement({
          Principal: "*",
          Condition: { StringEquals: { "aws:PrincipalType": ["User", "Account"] } },
        }),
        bucketStatement({
          Principal: { Service: "config.amazonaws.com" },
          Condition: { StringEquals: { "aws:PrincipalType": "Robot" } },
        }),
      ),
      expected: [[1], "needed", "unsure"],
    },
    "an Allow of which denies take all": {
      policy: bucketPolicy(
        bucketStatement({ Action: "s3:PutObject", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
        bucketStatement({
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        }),
      ),
      expected: [[1], "needed"],
    },
    "a Deny of what nothing here allows, but IAM may": {
      policy: bucketPolicy(uploadDeny({ Null: { [customerAlgorithm]: "false" } })),
      expected: ["needed"],
    },
    "a statement that applies to nothing": {
      policy: bucketPolicy(bucketStatement({ Resource: "arn:aws:s3:::ledger" }), bucketStatement()),
      expected: [[], "needed"],
    },
    "statements without a readable Effect": {
      policy: bucketPolicy(bucketStatement({ Effect: "deny" }), bucketStatement({ Effect: "deny" })),
      expected: ["unsure", "unsure"],
    },
    "a doubtful statement, which makes no other one redundant": {
      policy: bucketPolicy(wrongKey, uploadDeny({ StringMatches: { [keyId]: rightKey } })),
      expected: ["unsure", "unsure"],
    },
  };
  for (const [situation, { policy, expected }] of Object.entries(cases)) {
    it(`knows ${situation}`, () => {
      const found = policy.statements.map((statement) => {
        const redundancy = isRedundant(policy, statement);
        return redundancy.result === "redundant"
          ? redundancy.by.map(({ index }) => index)
          : redundancy.result;
      });
      assert.deepEqual(found, expected);
    });
  }

  it("gives examples that have what is part of every request", () => {
    const insecure = { Condition: { Bool: { "aws:SecureTransport": "false" } } };
    const policy = bucketPolicy(bucketStatement(), bucketStatement(insecure));
    const redundancy = isRedundant(policy, first(policy));
    assert(redundancy.result === "needed");
    assert.deepEqual(redundancy.request.context.get("aws:securetransport"), ["true"]);
  });
});
