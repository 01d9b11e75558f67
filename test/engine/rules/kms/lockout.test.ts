import { lockout } from "../../../../server/src/engine/rules/kms/lockout.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const role = { AWS: "arn:aws:iam::111122223333:role/KeyAdmin" };
const CONSEQUENCE =
  "Nobody could ever change this policy again, and KMS refuses to save it unless its safety check is switched off.";

testRule(lockout, {
  passes: {
    "the account, by its root": policyOf(
      keyStatement({ Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: "kms:*" }),
    ),
    "the account, by its number": {
      Statement: keyStatement({ Principal: { AWS: "111122223333" }, Action: "kms:Put*" }),
    },
    ...Object.fromEntries(
      ["Effect", "Principal", "Action", "Resource"].map((name) => [
        `a statement without ${name}, which AWS refuses for that`,
        policyOf(keyStatement({ Principal: role, Action: "kms:*", [name]: undefined })),
      ]),
    ),
    "a statement on use that is being written": policyOf(
      keyStatement({ Principal: role, Action: ["kms:Decrypt"], Resource: undefined }),
    ),
    "a statement on use, and an empty one": policyOf(
      keyStatement({ Principal: role, Action: "kms:Decrypt" }),
      {},
    ),
    "a Deny that spares whom a statement without a Resource is for": policyOf(
      keyStatement({ Principal: role, Action: "kms:*", Resource: "" }),
      keyStatement({
        Effect: "Deny",
        Principal: "*",
        Action: "kms:Put*",
        Condition: { ArnNotLike: { "aws:PrincipalArn": role.AWS } },
      }),
    ),
    "one role": policyOf(keyStatement({ Principal: role, Action: ["kms:PutKeyPolicy"] })),
    "a role with a second factor": policyOf(
      keyStatement({
        Principal: role,
        Action: "kms:Put*",
        Condition: { Bool: { "aws:MultiFactorAuthPresent": true } },
      }),
    ),
    "a Deny that spares one": policyOf(
      keyStatement({ Principal: role, Action: "*" }),
      keyStatement({
        Effect: "Deny",
        Principal: "*",
        Action: "kms:*",
        Condition: { ArnNotLike: { "aws:PrincipalArn": "*/KeyAdmin" } },
      }),
      keyStatement({
        Effect: "Deny",
        Principal: "*",
        Action: "kms:*",
        Condition: { ArnNotLike: { "aws:PrincipalArn": role.AWS } },
      }),
    ),
    "a role that calls by way of S3 or not": policyOf(
      keyStatement({
        Principal: role,
        Action: "kms:*",
        Condition: { StringEqualsIfExists: { "kms:ViaService": "s3.eu-central-1.amazonaws.com" } },
      }),
    ),
    "a role that calls by way of another service": policyOf(
      keyStatement({
        Principal: role,
        Action: "kms:*",
        Condition: {
          StringLike: { "kms:ViaService": ["s3.*.amazonaws.com", "cloudformation.*.amazonaws.com"] },
        },
      }),
    ),
    "NotAction that leaves it": policyOf({
      Effect: "Allow",
      Principal: role,
      NotAction: "kms:Decrypt",
      Resource: "*",
    }),
    "the account, by one of its roles, while a Deny stops its root": policyOf(
      keyStatement({ Principal: { AWS: "111122223333" }, Action: "kms:*" }),
      keyStatement({
        Effect: "Deny",
        Principal: "*",
        Action: "kms:Put*",
        Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/Breakglass" } },
      }),
    ),
    "whoever is to be filled in": policyOf(
      keyStatement({ Principal: { AWS: "arn:aws:iam::${AWS::AccountId}:root" }, Action: "kms:*" }),
    ),
    "a key that AWS manages": {
      Id: "auto-ebs-2",
      ...policyOf(
        keyStatement({ Principal: { AWS: "111122223333" }, Action: ["kms:Describe*", "kms:Get*"] }),
      ),
    },
    "no statement yet": policyOf(),
    "half a policy": '{ "Statement": [{ "Effect": "Allow"',
  },
  fails: {
    "a misspelt element of a statement on use": {
      policy: {
        "⟦Statement⟧": [
          keyStatement({ Principal: role, Action: "kms:Decrypt", Resource: undefined, Resources: "*" }),
        ],
      },
      message: `No statement allows anyone kms:PutKeyPolicy. ${CONSEQUENCE}`,
    },
    "a statement for nobody, which KMS may take": {
      policy: { "⟦Statement⟧": [keyStatement({ Principal: {}, Action: "kms:*" })] },
      message: `No statement allows anyone kms:PutKeyPolicy. ${CONSEQUENCE}`,
      fixes: [],
    },
    "a Deny that is being written": {
      policy: {
        "⟦Statement⟧": [
          keyStatement({ Principal: role, Action: "kms:Decrypt" }),
          { Effect: "Deny", Principal: "*" },
        ],
      },
      message: `No statement allows anyone kms:PutKeyPolicy. ${CONSEQUENCE}`,
    },
    "a Deny for everyone, and a statement that cannot change that": {
      policy: policyOf(
        keyStatement({ Principal: role, Action: "kms:*" }),
        { Effect: "Deny", Principal: "*", Action: "⟦kms:Put*⟧", Resource: "*" },
        keyStatement({ Principal: role, Action: "kms:Decrypt", Resource: undefined }),
      ),
      message: `Statement 2 takes kms:PutKeyPolicy away from everyone who is allowed it. ${CONSEQUENCE}`,
    },
    "a change by way of S3 alone, which S3 never makes": {
      policy: `{ ⟦"Statement"⟧: [{ "Effect": "Allow", "Principal": { "AWS": "${role.AWS}" }, "Action": "kms:*", "Resource": "*", "Condition": { "StringLike": { "kms:ViaService": "s3.*.amazonaws.com" } } }] }`,
      message: `No request for kms:PutKeyPolicy can be as the statements that allow it ask. ${CONSEQUENCE}`,
    },
    "use and nothing else": {
      policy: `{ ⟦"Statement"⟧: [{ "Effect": "Allow", "Principal": { "AWS": "${role.AWS}" }, "Action": "kms:Decrypt", "Resource": "*" }] }`,
      message: `No statement allows anyone kms:PutKeyPolicy. ${CONSEQUENCE}`,
      fixes: [
        {
          title: "Add a statement that lets account 111122223333 recover the key",
          access: "wider",
          text: `{ "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "${role.AWS}" }, "Action": "kms:Decrypt", "Resource": "*" }, { "Sid": "RecoverKeyThroughAccount", "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": ["kms:CancelKeyDeletion", "kms:DescribeKey", "kms:EnableKey", "kms:Get*", "kms:List*", "kms:PutKeyPolicy"], "Resource": "*" }] }`,
        },
      ],
    },
    "a service alone": {
      policy: {
        "⟦Statement⟧": [keyStatement({ Principal: { Service: "logs.amazonaws.com" }, Action: "kms:*" })],
      },
      message: `No statement allows anyone kms:PutKeyPolicy. ${CONSEQUENCE}`,
      fixes: [],
    },
    "two denies that leave nothing between them": {
      policy: policyOf(
        keyStatement({ Principal: { AWS: "111122223333" }, Action: "kms:*" }),
        {
          Sid: "Far",
          Effect: "Deny",
          Principal: "*",
          Action: "⟦kms:Put*⟧",
          Resource: "*",
          Condition: { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
        },
        keyStatement({
          Effect: "Deny",
          Principal: "*",
          Action: "kms:Put*",
          Condition: { IpAddressIfExists: { "aws:SourceIp": "203.0.0.0/16" } },
        }),
      ),
      message: `"Far" takes kms:PutKeyPolicy away from everyone who is allowed it. ${CONSEQUENCE}`,
      fixes: [],
    },
    "a Deny for everyone": {
      policy: policyOf(keyStatement({ Principal: role, Action: "kms:*" }), {
        Effect: "Deny",
        Principal: "*",
        Action: "⟦kms:Put*⟧",
        Resource: "*",
      }),
      message: `Statement 2 takes kms:PutKeyPolicy away from everyone who is allowed it. ${CONSEQUENCE}`,
      fixes: [],
    },
  },
});
