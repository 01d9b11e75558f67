import { keyStatement, policyOf } from "../../support/statements.ts";

const account = "111122223333";
const region = "eu-central-1";
const inAccount = { StringEquals: { "kms:CallerAccount": account } };

function through(service: string): object {
  return {
    StringEquals: { "kms:CallerAccount": account, "kms:ViaService": `${service}.${region}.amazonaws.com` },
  };
}

function principal(name: string): object {
  return { AWS: `arn:aws:iam::${account}:${name}` };
}

const delegation = keyStatement({
  Sid: "Enable IAM User Permissions",
  Principal: principal("root"),
  Action: "kms:*",
});

const administration = keyStatement({
  Sid: "Allow access for Key Administrators",
  Principal: principal("role/KeyAdmin"),
  Action: [
    ...["Create*", "Describe*", "Enable*", "List*", "Put*", "Update*", "Revoke*", "Disable*", "Get*"],
    ...["Delete*", "TagResource", "UntagResource", "ScheduleKeyDeletion", "CancelKeyDeletion"],
    "RotateKeyOnDemand",
  ].map((name) => `kms:${name}`),
});

const use = {
  Sid: "Allow use of the key",
  Principal: principal("role/App"),
  Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
};

const attachment = keyStatement({
  Sid: "Allow attachment of persistent resources",
  Principal: principal("role/App"),
  Action: ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
  Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
});

const metadata = keyStatement({
  Sid: "Allow direct access to key metadata to the account",
  Principal: principal("root"),
  Action: ["kms:Describe*", "kms:Get*", "kms:List*", "kms:RevokeGrant"],
});

const encryptLogs = {
  Principal: { Service: "cloudtrail.amazonaws.com" },
  Action: "kms:GenerateDataKey*",
  Condition: {
    StringEquals: { "aws:SourceArn": `arn:aws:cloudtrail:${region}:${account}:trail/audit` },
    StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": `arn:aws:cloudtrail:*:${account}:trail/*` },
  },
};

const decryptLogs = {
  Principal: { AWS: "*" },
  Action: ["kms:Decrypt", "kms:ReEncryptFrom"],
  Condition: {
    ...inAccount,
    StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": `arn:aws:cloudtrail:*:${account}:trail/*` },
  },
};

/** Key policies such as AWS documents or its consoles write, and habits that are no faults, by what they show. */
export const goodKeyPolicies: Readonly<Record<string, object>> = {
  "the policy that KMS gives a new key": policyOf(delegation),
  "the same as a single statement, without Version": { Statement: delegation },
  "the console's, with administrators and users": policyOf(
    delegation,
    administration,
    keyStatement(use),
    attachment,
  ),
  "the console's, shared with another account": policyOf(
    delegation,
    administration,
    keyStatement({ ...use, Principal: { AWS: "arn:aws:iam::444455556666:root" } }),
  ),
  "CloudTrail's": policyOf(
    delegation,
    keyStatement({ Sid: "Allow CloudTrail to encrypt logs", ...encryptLogs }),
    keyStatement({
      Sid: "Allow CloudTrail to describe key",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "kms:DescribeKey",
    }),
    keyStatement({ Sid: "Allow principals in the account to decrypt log files", ...decryptLogs }),
    keyStatement({
      Sid: "Allow alias creation during setup",
      Principal: { AWS: "*" },
      Action: "kms:CreateAlias",
      Condition: through("ec2"),
    }),
  ),
  "Config's delivery": policyOf(
    delegation,
    keyStatement({
      Sid: "AWSConfigKMSPolicy",
      Principal: { Service: "config.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Condition: { StringEquals: { "AWS:SourceAccount": account } },
    }),
  ),
  "S3 Inventory's": policyOf(
    delegation,
    keyStatement({
      Principal: { Service: "s3.amazonaws.com" },
      Action: "kms:GenerateDataKey",
      Condition: {
        StringEquals: { "aws:SourceAccount": account },
        ArnLike: { "aws:SourceArn": "arn:aws:s3:::ledger" },
      },
    }),
  ),
  "use for everybody of the account through RDS, beside the account": policyOf(
    delegation,
    keyStatement({
      Sid: "Allow access through RDS for all principals in the account that are authorized to use RDS",
      Principal: { AWS: "*" },
      Action: [...use.Action, "kms:CreateGrant", "kms:ListGrants"],
      Condition: through("rds"),
    }),
    metadata,
  ),
  "use for everybody of the account through EBS, beside the account": policyOf(
    delegation,
    keyStatement({
      Sid: "Allow access through EBS for all principals in the account that are authorized to use EBS",
      Principal: { AWS: "*" },
      Action: [...use.Action, "kms:CreateGrant"],
      Condition: through("ec2"),
    }),
    metadata,
  ),
  "a key that AWS manages, for EBS": {
    Id: "auto-ebs-2",
    ...policyOf(
      keyStatement({
        Principal: { AWS: "*" },
        Action: [...use.Action, "kms:CreateGrant"],
        Condition: through("ec2"),
      }),
      metadata,
    ),
  },
  "a service's role beside the account": policyOf(
    delegation,
    keyStatement({
      ...use,
      Principal: principal("role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling"),
    }),
  ),
  "everyone in a Deny": policyOf(
    delegation,
    administration,
    keyStatement(use),
    keyStatement({
      Sid: "Only from within the organization",
      Effect: "Deny",
      Principal: "*",
      Action: "kms:*",
      Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } },
    }),
  ),
  "everyone of an organization": policyOf(
    delegation,
    administration,
    keyStatement({
      ...use,
      Principal: "*",
      Condition: {
        StringEquals: { "aws:PrincipalOrgID": "o-exampleorgid" },
        ArnNotEquals: { "aws:PrincipalArn": `arn:aws:iam::${account}:role/KeyAdmin` },
      },
    }),
  ),
  "everyone, unless a Deny hits all but the account": policyOf(
    delegation,
    administration,
    keyStatement({ ...use, Principal: "*" }),
    keyStatement({
      Effect: "Deny",
      Principal: "*",
      Action: "kms:*",
      Condition: { StringNotEquals: { "kms:CallerAccount": account } },
    }),
    keyStatement({ Effect: "Deny", Principal: principal("role/KeyAdmin"), Action: use.Action }),
  ),
  "changes by one role alone, which the account lets in": policyOf(
    delegation,
    keyStatement({
      Effect: "Deny",
      Principal: "*",
      Action: ["kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"],
      Condition: { ArnNotEquals: { "aws:PrincipalArn": `arn:aws:iam::${account}:role/Breakglass` } },
    }),
  ),
  "a delegation to some of the account's roles": policyOf(
    keyStatement({
      Principal: principal("root"),
      Action: "kms:*",
      Condition: { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${account}:role/platform/*` } },
    }),
  ),
  "use and administration for people with different tags": policyOf(
    delegation,
    keyStatement({
      Principal: "*",
      Action: "kms:EnableKey",
      Condition: { StringEquals: { "kms:CallerAccount": account, "aws:PrincipalTag/duty": "admin" } },
    }),
    keyStatement({
      Principal: "*",
      Action: "kms:Decrypt",
      Condition: { StringEquals: { "kms:CallerAccount": account, "aws:PrincipalTag/duty": "user" } },
    }),
  ),
};
