import { valueNeverMatches } from "../../../../server/src/engine/rules/policy/value-never-matches.ts";
import { testRule } from "../../../support/ruleTester.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";

const policyWith = (operator: string, key: string, value: unknown, effect = "Allow"): object =>
  policyOf(keyStatement({ Effect: effect, Condition: { [operator]: { [key]: value } } }));
const algorithm = "s3:x-amz-server-side-encryption";
const session = "arn:aws:sts::123456789012:assumed-role/Clerk/ann";
const role = "arn:aws:iam::123456789012:role/Clerk";

testRule(valueNeverMatches, {
  kind: "kms-key-policy",
  passes: {
    "a session beside its role": policyWith("StringNotEquals", "aws:PrincipalArn", [session, role]),
    ids: policyWith("StringEquals", "aws:SourceVpce", ["vpce-1a2b3c4d", "vpce-0123456789abcdef0"]),
    patterns: policyWith("StringLike", "kms:ViaService", ["s3.*.amazonaws.com", "*"]),
    "a variable": policyWith("StringEquals", "aws:SourceVpc", "${aws:PrincipalTag/vpc}"),
    "what is yet to be filled in": policyWith("StringEquals", "aws:PrincipalOrgID", "<your-organization>"),
    "a role": policyWith("ArnLike", "aws:PrincipalArn", [role, "arn:aws:iam::123456789012:root"]),
    "a federated user, whose ARN is of the session": policyWith(
      "ArnLike",
      "aws:PrincipalArn",
      "arn:aws:sts::123456789012:federated-user/ann",
    ),
    "names of aliases": policyWith("ForAnyValue:StringEquals", "kms:ResourceAliases", "alias/ledger"),
    "a service in a Region": policyWith("StringEquals", "kms:ViaService", "s3.cn-north-1.amazonaws.com"),
    "an algorithm in whatever case": policyWith("StringEqualsIgnoreCase", algorithm, "AWS:KMS"),
    "algorithms of services": policyWith("StringEquals", algorithm, [
      "aws:kms:dsse",
      "aws:fsx",
      "aws:backup",
    ]),
    "a value that AWS may add": policyWith("StringEquals", "kms:KeySpec", "RSA_8192"),
    "a question of presence": policyWith("Null", "aws:SourceVpc", "true"),
  },
  fails: {
    "an algorithm in another case": {
      policy: policyWith("StringNotEquals", algorithm, "⟦AWS:KMS⟧", "Deny"),
      message: `${algorithm} is one of "aws:kms", "AES256", "aws:kms:dsse", but here stands "AWS:KMS", which it never is.`,
      fixes: [
        {
          title: 'Write "aws:kms"',
          access: "wider",
          text: policyWith("StringNotEquals", algorithm, "aws:kms", "Deny"),
        },
      ],
    },
    "an algorithm that S3 does not have": {
      policy: policyWith("StringEquals", algorithm, "⟦SSE-KMS⟧"),
      message: `${algorithm} is one of "aws:kms", "AES256", "aws:kms:dsse", but here stands "SSE-KMS", which it never is.`,
      fixes: [],
    },
    "a value whose words are set apart otherwise": {
      kind: "kms-key-policy",
      policy: policyOf(
        keyStatement({
          Action: ["kms:Sign", "kms:GenerateMac"],
          Condition: {
            StringEquals: { "kms:SigningAlgorithm": "⟦ECDSA_SHA384⟧", "kms:MacAlgorithm": "⟦hmac-sha-512⟧" },
          },
        }),
      ),
      message: [
        'kms:SigningAlgorithm is a name such as "ECDSA_SHA_384", spelled just so, but here stands "ECDSA_SHA384", which it never is.',
        'kms:MacAlgorithm is a name such as "HMAC_SHA_512", spelled just so, but here stands "hmac-sha-512", which it never is.',
      ],
    },
    "a mistyped value of a list": {
      policy: policyWith("StringEquals", "s3:x-amz-acl", "⟦bucket-owner-ful-control⟧"),
      message:
        's3:x-amz-acl is a name such as "bucket-owner-full-control", spelled just so, but here stands "bucket-owner-ful-control", which it never is.',
    },
    "a session in an Allow": {
      policy: policyWith("ArnEquals", "aws:PrincipalArn", `⟦${session}⟧`),
      message: `aws:PrincipalArn is the ARN of the role, not of its session, but here stands "${session}", which it never is.`,
      fixes: [
        {
          title: `Write "${role}"`,
          access: "wider",
          text: policyWith("ArnEquals", "aws:PrincipalArn", role),
        },
      ],
    },
    "a pattern of sessions in a Deny": {
      policy: policyWith(
        "ArnNotLike",
        "aws:PrincipalArn",
        "⟦arn:aws:sts::123456789012:assumed-role/Clerk/*⟧",
        "Deny",
      ),
      message:
        'aws:PrincipalArn is the ARN of the role, not of its session, but here stands "arn:aws:sts::123456789012:assumed-role/Clerk/*", which it never is.',
      fixes: [
        {
          title: `Write "${role}"`,
          access: "wider",
          text: policyWith("ArnNotLike", "aws:PrincipalArn", role, "Deny"),
        },
      ],
    },
    "a service without its Region": {
      policy: policyWith("StringEquals", "kms:ViaService", "⟦s3.amazonaws.com⟧"),
      message:
        'kms:ViaService is a service in a Region, such as "s3.eu-central-1.amazonaws.com", in every partition, but here stands "s3.amazonaws.com", which it never is.',
      fixes: [],
    },
    "the ending of another partition's hosts": {
      policy: policyWith("StringEquals", "kms:ViaService", "⟦s3.cn-north-1.amazonaws.com.cn⟧"),
      message:
        'kms:ViaService is a service in a Region, such as "s3.eu-central-1.amazonaws.com", in every partition, but here stands "s3.cn-north-1.amazonaws.com.cn", which it never is.',
      fixes: [
        {
          title: 'Write "s3.cn-north-1.amazonaws.com"',
          access: "wider",
          text: policyWith("StringEquals", "kms:ViaService", "s3.cn-north-1.amazonaws.com"),
        },
      ],
    },
    "the ARN of an alias": {
      policy: policyWith(
        "StringEquals",
        "kms:RequestAlias",
        "⟦arn:aws:kms:eu-central-1:123456789012:alias/ledger⟧",
      ),
      message:
        'kms:RequestAlias is the name of an alias, such as "alias/ledger", but here stands "arn:aws:kms:eu-central-1:123456789012:alias/ledger", which it never is.',
      fixes: [
        {
          title: 'Write "alias/ledger"',
          access: "wider",
          text: policyWith("StringEquals", "kms:RequestAlias", "alias/ledger"),
        },
      ],
    },
    "ids of something else": {
      policy: policyWith("StringEquals", "aws:SourceVpc", "⟦vpce-1a2b3c4d⟧"),
      message:
        'aws:SourceVpc is the id of a VPC, such as "vpc-1a2b3c4d", but here stands "vpce-1a2b3c4d", which it never is.',
    },
  },
});
