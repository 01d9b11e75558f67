import { catalogDate } from "../../../../server/src/engine/catalog/actions.ts";
import { unknownConditionKey } from "../../../../server/src/engine/rules/policy/unknown-condition-key.ts";
import { testRule } from "../../../support/ruleTester.ts";
import { bucketStatement, keyStatement, policyOf } from "../../../support/statements.ts";

const bucketPolicyWith = (condition: object, effect = "Deny"): object =>
  policyOf(bucketStatement({ Sid: "Guard", Effect: effect, Condition: condition }));
const keyPolicyWith = (condition: object): object =>
  policyOf(keyStatement({ Sid: "Guard", Condition: condition }));

const never = 'No request has it, so this condition never holds and "Guard" has no effect.';
const always = 'No request has it, so this condition always holds and "Guard" applies regardless of it.';

testRule(unknownConditionKey, {
  kind: "s3-bucket-policy",
  passes: {
    "keys of all kinds, in any case": bucketPolicyWith({
      StringEquals: {
        "AWS:principalaccount": "123456789012",
        "s3:ExistingObjectTag/team": "blue",
        "aws:PrincipalTag/team": "blue",
      },
    }),
    "keys that come along with a session": bucketPolicyWith({
      StringEquals: { "saml:sub": "x", "ec2:SourceInstanceARN": "x", "www.amazon.com:user_id": "x" },
    }),
    "what a template fills in": bucketPolicyWith({
      StringEquals: { "aws:PrincipalTag/${tag}": "x", "<key>": "y" },
    }),
    "an encryption context": {
      policy: keyPolicyWith({ StringEquals: { "kms:EncryptionContext:aws:s3:arn": "x" } }),
      kind: "kms-key-policy",
    },
  },
  fails: {
    "a slip before the part to choose": {
      policy: keyPolicyWith({ Bool: { "⟦kms:EncryptionContex:team⟧": "blue" } }),
      kind: "kms-key-policy",
      message: `There is no condition key "kms:EncryptionContex:team". "kms:EncryptionContext:team" is the nearest one. ${never}`,
    },
    "a part to choose that nothing sets off": {
      policy: keyPolicyWith({ StringEquals: { "⟦kms:EncryptionContextaws:s3:arn⟧": "blue" } }),
      kind: "kms-key-policy",
      message: `There is no condition key "kms:EncryptionContextaws:s3:arn". "kms:EncryptionContext:aws:s3:arn" is the nearest one. ${never}`,
    },
    "a word too much before the part to choose": {
      policy: bucketPolicyWith({
        StringEquals: { "⟦aws:PrincipalTagKey/team⟧": "x", "⟦aws:PrincipalTags/team⟧": "x" },
      }),
      message: ["aws:PrincipalTagKey/team", "aws:PrincipalTags/team"].map(
        (key) => `There is no condition key "${key}". "aws:PrincipalTag/team" is the nearest one. ${never}`,
      ),
    },
    "a blank at the edge": {
      policy: bucketPolicyWith({
        Bool: { "⟦aws:securetransport ⟧": "false" },
        StringEquals: { "⟦ aws:PrincipalTag/team⟧": "x", "⟦ aws:PrincipleAccount⟧": "111122223333" },
      }),
      message: [
        ["aws:securetransport ", "aws:securetransport"],
        [" aws:PrincipalTag/team", "aws:PrincipalTag/team"],
        [" aws:PrincipleAccount", "aws:PrincipalAccount"],
      ].map(
        ([key, meant]) =>
          `There is no condition key "${String(key)}". "${String(meant)}" is the nearest one. ${never}`,
      ),
    },
    "a slip in the service before the colon": {
      policy: bucketPolicyWith({ Bool: { "⟦awss:SecureTransport⟧": "false" } }),
      message: `There is no condition key "awss:SecureTransport". "aws:SecureTransport" is the nearest one. ${never}`,
    },
    "a slip, under an operator that needs the key": {
      policy: bucketPolicyWith({ Bool: { "⟦aws:SecureTransports⟧": "false" } }),
      message: `There is no condition key "aws:SecureTransports". "aws:SecureTransport" is the nearest one. ${never}`,
      fixes: [
        {
          title: 'Write "aws:SecureTransport"',
          access: "narrower",
          text: bucketPolicyWith({ Bool: { "aws:SecureTransport": "false" } }),
        },
      ],
    },
    "a key without its service, under an operator that does not need it": {
      policy: bucketPolicyWith({ StringNotEquals: { "⟦x-amz-server-side-encryption⟧": "aws:kms" } }),
      message: `"x-amz-server-side-encryption" does not say whose key it is: their names begin like "aws:". "s3:x-amz-server-side-encryption" is the nearest one. ${always}`,
    },
    "a name in which something seems to be missing": {
      policy: bucketPolicyWith({ Bool: { "⟦__FOO__⟧": "false" } }),
      message: `"__FOO__" does not say whose key it is: their names begin like "aws:". ${never}`,
      fixes: [],
    },
    "a key that is near to none": {
      policy: bucketPolicyWith({ StringEqualsIfExists: { "⟦s3:favourite-colour⟧": "blue" } }),
      message: `There is no condition key "s3:favourite-colour", as of ${catalogDate}. ${always}`,
      fixes: [],
    },
    "a key without its tag": {
      policy: bucketPolicyWith({ "ForAnyValue:StringEquals": { "⟦aws:RequestTag⟧": "blue" } }),
      message: `"aws:RequestTag" lacks its last part: which tag or context it is about. ${never}`,
      fixes: [],
    },
    "an older name": {
      policy: keyPolicyWith({ ArnEquals: { "⟦aws:ARN⟧": "arn:aws:iam::123456789012:role/Clerk" } }),
      kind: "kms-key-policy",
      message: `There is no condition key "aws:ARN". "aws:PrincipalArn" is the nearest one. ${never}`,
    },
    "a key of S3 in a key policy": {
      policy: keyPolicyWith({ StringEquals: { "⟦s3:prefix⟧": "in/" } }),
      kind: "kms-key-policy",
      message: `Requests to KMS never have s3:prefix. ${never}`,
      fixes: [],
    },
    "a key of KMS in a bucket policy": {
      policy: bucketPolicyWith({ Null: { "⟦kms:ViaService⟧": "true" } }),
      message: `Requests to S3 never have kms:ViaService. ${always}`,
    },
    "an operator of which AWS does not say what it makes of it": {
      policy: bucketPolicyWith({ "ForAnyValue:StringEqualsIfExists": { "⟦aws:SecureTransprot⟧": "x" } }),
      message: 'There is no condition key "aws:SecureTransprot". "aws:SecureTransport" is the nearest one.',
    },
  },
});
