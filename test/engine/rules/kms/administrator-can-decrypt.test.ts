import { administratorCanDecrypt } from "../../../../server/src/engine/rules/kms/administrator-can-decrypt.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const admin = "arn:aws:iam::111122223333:role/KeyAdmin";
const app = "arn:aws:iam::111122223333:role/App";
const administer = { Sid: "Administer", Principal: { AWS: admin }, Action: "kms:ScheduleKeyDeletion" };
const use = { Sid: "Use", Principal: { AWS: app }, Action: ["kms:GenerateDataKey", "kms:Decrypt"] };
const everyone = { Sid: "Use", Principal: "*", Action: "kms:Decrypt" };

const ADVICE = "Whoever controls the key can then read what it protects: the duties are not separated.";

/** What is left of everything without the use of the key. */
const administrationAlone = [
  "kms:CancelKeyDeletion",
  "kms:Create*",
  "kms:Delete*",
  "kms:DescribeKey",
  "kms:Disable*",
  "kms:Enable*",
  "kms:Get*",
  "kms:ImportKeyMaterial",
  "kms:List*",
  "kms:PutKeyPolicy",
  "kms:ReplicateKey",
  "kms:RetireGrant",
  "kms:RevokeGrant",
  "kms:RotateKeyOnDemand",
  "kms:ScheduleKeyDeletion",
  "kms:SynchronizeMultiRegionKey",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:Update*",
];

testRule(administratorCanDecrypt, {
  passes: {
    "two roles, two duties": policyOf(keyStatement(administer), keyStatement(use)),
    "the account's delegation": policyOf(
      keyStatement({ Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: "kms:*" }),
      keyStatement({ Principal: { AWS: "111122223333" }, Action: "kms:*" }),
    ),
    "an administrator who looks at the key": policyOf(
      keyStatement({
        ...administer,
        Action: ["kms:ScheduleKeyDeletion", "kms:Describe*", "kms:Get*", "kms:List*"],
      }),
    ),
    "an administrator of grants": policyOf(
      keyStatement({ ...administer, Action: ["kms:Create*", "kms:RevokeGrant"] }),
    ),
    "use for all but the administrator, by condition": policyOf(
      keyStatement(administer),
      keyStatement({ ...everyone, Condition: { ArnNotEquals: { "aws:PrincipalArn": admin } } }),
    ),
    "use for others, by condition": policyOf(
      keyStatement(administer),
      keyStatement({
        ...everyone,
        Condition: { StringLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/A*" } },
      }),
    ),
    "use for another account": policyOf(
      keyStatement(administer),
      keyStatement({ ...everyone, Condition: { StringEquals: { "kms:CallerAccount": "444455556666" } } }),
    ),
    "use that a Deny takes away": policyOf(
      keyStatement({ ...administer, Action: "kms:*" }),
      keyStatement({
        Effect: "Deny",
        Principal: "*",
        Action: ["kms:*crypt*", "kms:Generate*", "kms:*Mac", "kms:*Sign", "kms:Verify", "kms:Derive*"],
        Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/KeyA*" } },
      }),
    ),
    "a Deny that denies both": policyOf(
      keyStatement({ Effect: "Deny", Principal: { AWS: admin }, Action: "kms:*" }),
    ),
    "a deleted principal": policyOf(
      keyStatement({ ...administer, Principal: { AWS: "AROAEXAMPLEEXAMPLE123" }, Action: "kms:*" }),
    ),
  },
  fails: {
    "an administrator's statement with one use among its actions": {
      policy: policyOf(
        keyStatement({ ...administer, Action: ["kms:Put*", "⟦kms:Decrypt⟧", "kms:ScheduleKeyDeletion"] }),
        keyStatement(use),
      ),
      message: `role/KeyAdmin may use this key (kms:Decrypt) and administer it too (kms:PutKeyPolicy and kms:ScheduleKeyDeletion). ${ADVICE}`,
      related: ['"kms:Put*"'],
      // Without its other actions nobody could change the policy.
      fixes: [
        {
          title: 'Remove "kms:Decrypt" from "Administer"',
          access: "narrower",
          text: policyOf(
            keyStatement({ ...administer, Action: ["kms:Put*", "kms:ScheduleKeyDeletion"] }),
            keyStatement(use),
          ),
        },
      ],
    },
    "an administrator among the users": {
      policy: policyOf(
        keyStatement(administer),
        keyStatement({
          ...use,
          Principal: { AWS: [app, admin] },
          Action: ["⟦kms:GenerateDataKey⟧", "kms:Decrypt"],
        }),
      ),
      message: `role/KeyAdmin may use this key (kms:GenerateDataKey and kms:Decrypt) and administer it too (kms:ScheduleKeyDeletion). ${ADVICE}`,
      related: ['"kms:ScheduleKeyDeletion"', '"kms:Decrypt"'],
      fixes: [
        {
          title: `Remove "${admin}" from the principals of "Use"`,
          access: "narrower",
          text: policyOf(keyStatement(administer), keyStatement({ ...use, Principal: { AWS: [app] } })),
        },
        {
          title: 'Remove "kms:ScheduleKeyDeletion" from "Administer"',
          access: "narrower",
          text: policyOf(keyStatement({ ...use, Principal: { AWS: [app, admin] } })),
        },
      ],
    },
    "everything for a role, Statement without a list": {
      policy: { Statement: keyStatement({ ...administer, Action: "⟦kms:*⟧" }) },
      message: `role/KeyAdmin may use this key (kms:Decrypt, kms:DeriveSharedSecret, kms:Encrypt, kms:GenerateDataKey and 9 more) and administer it too (kms:CancelKeyDeletion, kms:CreateAlias, kms:DeleteAlias, kms:DeleteImportedKeyMaterial and 15 more). ${ADVICE}`,
      // Nobody else could change the policy.
      fixes: [
        {
          title: 'Take use of the key out of "kms:*" in "Administer"',
          access: "narrower",
          text: {
            Statement: keyStatement({
              ...administer,
              Action: administrationAlone,
            }),
          },
        },
      ],
    },
    "everything at all, which means no action of another service": {
      policy: policyOf(keyStatement({ ...administer, Action: "⟦*⟧" })),
      message: `role/KeyAdmin may use this key (kms:Decrypt, kms:DeriveSharedSecret, kms:Encrypt, kms:GenerateDataKey and 9 more) and administer it too (kms:CancelKeyDeletion, kms:CreateAlias, kms:DeleteAlias, kms:DeleteImportedKeyMaterial and 15 more). ${ADVICE}`,
      fixes: [
        {
          title: 'Take use of the key out of "*" in "Administer"',
          access: "narrower",
          text: policyOf(keyStatement({ ...administer, Action: administrationAlone })),
        },
      ],
    },
    "an action in another case": {
      policy: policyOf(keyStatement({ ...administer, Action: ["KMS:disablekey", "⟦kms:DECRYPT⟧"] })),
      message: `role/KeyAdmin may use this key (kms:Decrypt) and administer it too (kms:DisableKey). ${ADVICE}`,
    },
    "a user of a session of the administrators' role": {
      policy: policyOf(
        keyStatement(administer),
        keyStatement({
          ...use,
          Principal: { AWS: "arn:aws:sts::111122223333:assumed-role/KeyAdmin/ann" },
          Action: "⟦kms:Decrypt⟧",
        }),
      ),
      message: `assumed-role/KeyAdmin/ann may use this key (kms:Decrypt) and administer it too (kms:ScheduleKeyDeletion). ${ADVICE}`,
      fixes: [
        {
          title: 'Remove "kms:Decrypt" from "Use"',
          access: "narrower",
          text: policyOf(keyStatement(administer)),
        },
      ],
    },
    "everyone may decrypt, the administrator too": {
      policy: policyOf(keyStatement(administer), keyStatement({ ...everyone, Action: "⟦kms:Decrypt⟧" })),
      message: `role/KeyAdmin may use this key (kms:Decrypt) and administer it too (kms:ScheduleKeyDeletion). ${ADVICE}`,
    },
    "principals named by a condition alone": {
      policy: policyOf(
        keyStatement({
          ...everyone,
          Action: ["kms:EnableKey", "⟦kms:Sign⟧"],
          Condition: { ArnEquals: { "aws:PrincipalArn": admin } },
        }),
      ),
      message: `role/KeyAdmin may use this key (kms:Sign) and administer it too (kms:EnableKey). ${ADVICE}`,
      fixes: [],
    },
    "NotAction that leaves both": {
      policy: policyOf({
        Effect: "Allow",
        Principal: { AWS: admin },
        "⟦NotAction⟧": "kms:PutKeyPolicy",
        Resource: "*",
      }),
      message: `role/KeyAdmin may use this key (kms:Decrypt, kms:DeriveSharedSecret, kms:Encrypt, kms:GenerateDataKey and 9 more) and administer it too (kms:CancelKeyDeletion, kms:CreateAlias, kms:DeleteAlias, kms:DeleteImportedKeyMaterial and 14 more). ${ADVICE}`,
      fixes: [],
    },
  },
});
