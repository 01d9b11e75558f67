import { accountsOf } from "../keyPolicy.ts";
import { accountRecovery, keyAdministration, keyReading, keyUse, type UseOfKey } from "../keyStatements.ts";
import { bucketArnOf } from "../names.ts";
import { toPolicy, type PolicyJson, type StatementJson } from "../statements.ts";
import type { Setup } from "./setup.ts";

/** Who administers the key and who uses it, in the setup's variant. */
export function setupKeyPolicy(setup: Setup): PolicyJson {
  const statements = setup.keyPolicy === "hardened" ? hardened(setup) : hardened(setup).map(asGuideHasIt);
  return toPolicy(statements);
}

function hardened(setup: Setup): readonly StatementJson[] {
  const { partition, account, administrators, users, crossAccountReaders: readers } = setup;
  return [
    accountRecovery(partition, account),
    keyAdministration(administrators),
    keyUse(useBy(users, setup)),
    ...(readers.length > 0 ? [keyReading(useBy(readers, setup))] : []),
  ];
}

/** A key policy alone can be written for any bucket. */
function useBy(users: readonly string[], { region, bucket, partition }: Setup): UseOfKey {
  const bucketArn = bucket === "" ? undefined : bucketArnOf(bucket, partition);
  return { users, accounts: accountsOf(users), region, bucketArn };
}

/** Patterns of actions; the first brings kms:CreateGrant along. */
const guideAdministration = [
  "kms:Create*",
  "kms:Describe*",
  "kms:Enable*",
  "kms:List*",
  "kms:Put*",
  "kms:Update*",
  "kms:Revoke*",
  "kms:Disable*",
  "kms:Delete*",
  "kms:ScheduleKeyDeletion",
  "kms:CancelKeyDeletion",
] as const;

function asGuideHasIt({ Condition: _condition, ...statement }: StatementJson): StatementJson {
  switch (statement.Sid) {
    case "RecoverKeyThroughAccount":
      return { ...statement, Sid: "DelegateKeyToAccount", Action: "kms:*" };
    case "AdministerKey":
      return { ...statement, Action: guideAdministration };
    case "UseKeyThroughS3":
      return { ...statement, Sid: "UseKey" };
    default:
      return { ...statement, Sid: "ReadWithKey" };
  }
}

/** One thing that the hardened variant has otherwise than the guide's. */
export interface KeyPolicyDifference {
  /** The hardened variant's statement. */
  readonly statement: string;
  /** What is different and why, in a line. */
  readonly words: string;
}

/** Every difference between the variants, in the order of the statements. */
export const keyPolicyDifferences: readonly KeyPolicyDifference[] = [
  {
    statement: "RecoverKeyThroughAccount",
    words:
      "The account may look at the key and bring it back, not use it: kms:* would let IAM give that away.",
  },
  {
    statement: "AdministerKey",
    words: "No kms:CreateGrant, which kms:Create* contains: a grant gives others the use of the key.",
  },
  {
    statement: "AdministerKey",
    words: "kms:Get* too, so that whoever replaces the policy can read it first.",
  },
  {
    statement: "AdministerKey",
    words: "Tagging and rotation on demand, which no pattern of the guide contains.",
  },
  {
    statement: "UseKeyThroughS3",
    words: "kms:ViaService and kms:CallerAccount bind the use to S3 in the key's Region, for known accounts.",
  },
  {
    statement: "UseKeyThroughS3",
    words:
      "The encryption context binds it to the one bucket: as itself with a Bucket Key, as its objects without.",
  },
];
