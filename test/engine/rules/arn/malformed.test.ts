import { malformed } from "../../../../server/src/engine/rules/arn/malformed.ts";
import { bucketStatement, keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule, type FailingCase } from "../../../support/ruleTester.ts";

const keyId = "1234abcd-12ab-34cd-56ef-1234567890ab";
const keyArn = `arn:aws:kms:eu-west-1:123456789012:key/${keyId}`;
const keyIdKey = "s3:x-amz-server-side-encryption-aws-kms-key-id";

const withPrincipal = (principal: object): object => policyOf(bucketStatement({ Principal: principal }));
const withResource = (resource: unknown): object => policyOf(bucketStatement({ Resource: resource }));
const withCondition = (operator: string, key: string, value: unknown): object =>
  policyOf(bucketStatement({ Condition: { [operator]: { [key]: value } } }));
const encryptionWith = (id: string): object => ({
  Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: id } }],
});

/** A value under "AWS", and what it is to be replaced by. */
function principal(value: string, message: string, instead?: string): FailingCase {
  return {
    policy: withPrincipal({ AWS: `⟦${value}⟧` }),
    message: `${message} AWS refuses a policy with such a principal.`,
    fixes:
      instead === undefined
        ? []
        : [{ title: `Write "${instead}"`, access: "wider", text: withPrincipal({ AWS: instead }) }],
  };
}

function resource(value: string, message: string, instead?: string): FailingCase {
  return {
    policy: withResource(`⟦${value}⟧`),
    message: `${message} S3 refuses a policy with such a resource.`,
    fixes:
      instead === undefined
        ? []
        : [{ title: `Write "${instead}"`, access: "wider", text: withResource(instead) }],
  };
}

function condition(operator: string, key: string, value: string, message: string): FailingCase {
  return {
    policy: withCondition(operator, key, `⟦${value}⟧`),
    message: `${message} No ${key} of a request equals it.`,
    severity: "warning",
  };
}

function masterKey(id: string, message: string): FailingCase {
  return {
    kind: "s3-bucket-encryption",
    policy: encryptionWith(`⟦${id}⟧`),
    message: `${message} S3 cannot encrypt with it.`,
    severity: "warning",
  };
}

testRule(malformed, {
  kind: "s3-bucket-policy",
  passes: {
    "every form of principal": withPrincipal({
      AWS: [
        "*",
        "123456789012",
        "arn:aws:iam::123456789012:root",
        "arn:aws-cn:iam::123456789012:user/team/Ann",
        "arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
        "arn:aws:sts::123456789012:assumed-role/Clerk/session@example.com",
        "arn:aws:sts::123456789012:federated-user/Bob",
        "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1A2B3C4D5E6F7",
        "AROAEXAMPLEEXAMPLE12",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
      ],
      Service: ["logging.s3.amazonaws.com", "s3.cn-north-1.amazonaws.com.cn"],
      CanonicalUser: "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
      Federated: "anything",
    }),
    anyone: policyOf(bucketStatement({ Principal: "*" })),
    "stars where a bucket's ARN has nothing": withCondition(
      "ArnLike",
      "aws:SourceArn",
      "arn:aws:s3:*:*:ledger",
    ),
    "every form of resource": withResource([
      "*",
      "arn:aws:s3:::ledger",
      "arn:aws:s3:::ledger/*",
      "arn:aws:s3:::ledger*",
      "arn:aws:s3:::*/AWSLogs/*",
      "arn:aws:s3:::${aws:PrincipalTag/team}-ledger/${aws:username}/*",
      "arn:aws-us-gov:s3:::ledger/a:b",
      "arn:aws:s3:::DOC-EXAMPLE-BUCKET/*",
      "arn:aws:s3:us-west-2:123456789012:accesspoint/front/object/*",
      "arn:aws:s3express:us-west-2:123456789012:bucket/fast--usw2-az1--x-s3",
    ]),
    "patterns in conditions": withCondition("ArnLike", "aws:PrincipalArn", [
      "arn:aws:iam::*:role/Clerk*",
      "arn:*:iam::123456789012:user/${aws:username}",
      "arn:aws:kms:${aws:RequestedRegion}:123456789012:key/*",
      "*",
    ]),
    "few colons where a star crosses them": withCondition("StringLike", "aws:PrincipalArn", "arn:aws:iam::*"),
    "a key": withCondition("ArnNotEquals", keyIdKey, [
      keyArn,
      "arn:aws:kms:*:123456789012:key/mrk-*",
      "${aws:PrincipalTag/key}",
    ]),
    "presence, which has no ARN": withCondition("Null", keyIdKey, "true"),
    "a name of AWS's samples": withResource("arn:aws:s3:::amzn-s3-demo-bucket/*"),
    "a key that holds no ARN": withCondition("StringEquals", "aws:SourceVpc", "vpc-1"),
    "a placeholder, which another rule reports": policyOf(
      bucketStatement({
        Principal: { AWS: "arn:aws:iam::<account>:root" },
        Resource: "arn:aws:s3:::${bucket}/*",
      }),
    ),
    "Resource of a key policy, which another rule reports": {
      kind: "kms-key-policy",
      policy: policyOf(keyStatement({ Resource: "alias/mine" })),
    },
    "every name of a key in an encryption document": {
      kind: "s3-bucket-encryption",
      policy: {
        Rules: [
          keyArn,
          keyId,
          "alias/mine",
          "alias/aws/s3",
          "arn:aws:kms:eu-west-1:123456789012:alias/mine",
        ].map((id) => ({
          ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: id },
        })),
      },
    },
  },
  fails: {
    "an account with too few digits": principal(
      "12345678901",
      "An account id has 12 digits, but here are 11.",
    ),
    "an account of one digit": principal(
      "arn:aws:iam::1:root",
      "An account id has 12 digits, but here is 1.",
    ),
    "an account by a name": principal(
      "arn:aws:iam::prod:root",
      'An account id has 12 digits, but here stands "prod".',
    ),
    "no account": principal("arn:aws:iam:::root", '"arn:aws:iam:::root" lacks its account id.'),
    "a name alone": principal(
      "Clerk",
      '"Clerk" is neither an account id nor an ARN of six parts, such as "arn:aws:iam::123456789012:role/Name".',
    ),
    nothing: principal("", "An empty string is no principal."),
    "a slash before root": principal(
      "arn:aws:iam::123456789012/root",
      '"arn:aws:iam::123456789012/root" is neither an account id nor an ARN of six parts, such as "arn:aws:iam::123456789012:role/Name".',
      "arn:aws:iam::123456789012:root",
    ),
    "a colon too few": principal(
      "arn:aws:iam:123456789012:role/Clerk",
      '"arn:aws:iam:123456789012:role/Clerk" is neither an account id nor an ARN of six parts, such as "arn:aws:iam::123456789012:role/Name".',
      "arn:aws:iam::123456789012:role/Clerk",
    ),
    "a wildcard": principal(
      "arn:aws:iam::123456789012:role/*",
      'A principal has no wildcards, but here stands "arn:aws:iam::123456789012:role/*". Name "*" and compare aws:PrincipalArn under ArnLike instead.',
    ),
    "a wildcard beside a template": principal(
      "arn:aws:iam::${account}:*",
      'A principal has no wildcards, but here stands "arn:aws:iam::${account}:*". Name "*" and compare aws:PrincipalArn under ArnLike instead.',
    ),
    "a variable": principal(
      "arn:aws:iam::123456789012:user/${aws:username}",
      'Principal knows no variables, but here stands "arn:aws:iam::123456789012:user/${aws:username}".',
    ),
    "another service": principal(
      "arn:aws:s3:::ledger",
      'An ARN of "s3" is no principal: those are of "iam" or "sts".',
    ),
    "a region": principal(
      "arn:aws:iam:us-east-1:123456789012:root",
      'The ARN of a principal has no region, but here stands "us-east-1".',
    ),
    "a partition that does not exist": principal(
      "arn:amazon:iam::123456789012:root",
      '"amazon" is no partition of AWS: most ARNs begin with "arn:aws:".',
    ),
    "a blank at the edge": principal(
      "arn:aws:iam::123456789012:root ",
      '"arn:aws:iam::123456789012:root " has a blank at its edge.',
      "arn:aws:iam::123456789012:root",
    ),
    "a group": principal(
      "arn:aws:iam::123456789012:group/Clerks",
      '"group/Clerks" is a group, and a group is never a principal. Name its users, or a role.',
    ),
    "a session without a name": principal(
      "arn:aws:sts::123456789012:assumed-role/Clerk",
      '"assumed-role/Clerk" lacks the name of its session. To name every session of a role, name the role.',
      "arn:aws:iam::123456789012:role/Clerk",
    ),
    "a session under iam": principal(
      "arn:aws:iam::123456789012:assumed-role/Clerk/Ann",
      'Sessions belong to "sts", not to "iam".',
      "arn:aws:sts::123456789012:assumed-role/Clerk/Ann",
    ),
    "a type that IAM does not have": principal(
      "arn:aws:iam::123456789012:Clerk",
      '"Clerk" is no principal of "iam": that is root, user/… or role/….',
    ),
    "a service by its short name": {
      policy: withPrincipal({ Service: "⟦cloudtrail⟧" }),
      message:
        '"cloudtrail" is no service principal. "cloudtrail.amazonaws.com" is probably meant. AWS refuses a policy with such a principal.',
      fixes: [
        {
          title: 'Write "cloudtrail.amazonaws.com"',
          access: "wider",
          text: withPrincipal({ Service: "cloudtrail.amazonaws.com" }),
        },
      ],
    },
    "a service under AWS": principal(
      "events.amazonaws.com",
      '"events.amazonaws.com" is a service, whose place is under "Service" and not under "AWS".',
    ),
    "an ARN without its beginning": principal(
      "aws:iam::123456789012:root",
      '"aws:iam::123456789012:root" does not begin with "arn:" and a partition, as every ARN does.',
      "arn:aws:iam::123456789012:root",
    ),
    "a canonical user": {
      policy: withPrincipal({ CanonicalUser: "⟦Ann⟧" }),
      message:
        'A canonical user is named by 64 hexadecimal digits, but here stands "Ann". AWS refuses a policy with such a principal.',
    },
    "a deny, which mending makes deny more": {
      kind: "kms-key-policy",
      policy: policyOf(
        keyStatement({ Effect: "Deny", Principal: { AWS: "⟦arn:aws:IAM::123456789012:root⟧" } }),
      ),
      message:
        'The service of an ARN is written in lower case, but here it is "IAM". AWS refuses a policy with such a principal.',
      fixes: [
        {
          title: 'Write "arn:aws:iam::123456789012:root"',
          access: "narrower",
          text: policyOf(
            keyStatement({ Effect: "Deny", Principal: { AWS: "arn:aws:iam::123456789012:root" } }),
          ),
        },
      ],
    },
    "a bucket's name alone": resource(
      "ledger/*",
      '"ledger/*" is no ARN of six parts, such as "arn:aws:s3:::bucket/*".',
      "arn:aws:s3:::ledger/*",
    ),
    "two colons behind s3": resource(
      "arn:aws:s3::ledger",
      '"arn:aws:s3::ledger" lacks a colon: three of them follow "s3".',
      "arn:aws:s3:::ledger",
    ),
    "a slash before the bucket": resource(
      "arn:aws:s3:::/ledger",
      'No bucket is named behind the third colon of "arn:aws:s3:::/ledger".',
      "arn:aws:s3:::ledger",
    ),
    "a region and an account": resource(
      "arn:aws:s3:us-east-1:123456789012:ledger/*",
      'The ARN of a bucket or object has neither region nor account: three colons follow "s3".',
      "arn:aws:s3:::ledger/*",
    ),
    "a resource of another service": resource(
      "arn:aws:iam:::ledger",
      '"arn:aws:iam:::ledger" is an ARN of "iam", but a bucket policy is about S3 alone.',
    ),
    "a resource without its beginning": resource(
      "arn:s3:::ledger",
      '"arn:s3:::ledger" does not begin with "arn:" and a partition, as every ARN does.',
      "arn:aws:s3:::ledger",
    ),
    "a wildcard for the service": resource(
      "arn:aws:s3*:::ledger",
      'The service of a resource is spelt out, but here it is "s3*".',
      "arn:aws:s3:::ledger",
    ),
    "a variable where AWS replaces none": resource(
      "arn:aws:s3:${aws:RequestedRegion}::ledger",
      'A variable stands behind the fifth colon of a resource only, but here stands "${aws:RequestedRegion}" before it.',
    ),
    "an object without a name": {
      policy: withResource("⟦arn:aws:s3:::ledger/⟧"),
      message:
        '"arn:aws:s3:::ledger/" names an object without a name, and there is none. All objects are "arn:aws:s3:::ledger/*".',
      severity: "warning",
      fixes: [
        {
          title: 'Write "arn:aws:s3:::ledger/*"',
          access: "wider",
          text: withResource("arn:aws:s3:::ledger/*"),
        },
      ],
    },
    "no resource": resource("", "An empty string is no resource."),
    "a name with a blank": resource(
      "arn:aws:s3:::my ledger/*",
      'No bucket is named "my ledger": letters, digits, dots and hyphens make a name.',
    ),
    "a name that only an old bucket can have": {
      policy: withResource("⟦arn:aws:s3:::Old_Ledger⟧"),
      message:
        '"Old_Ledger" is no name that a new bucket can have: 3 to 63 small letters, digits, dots and hyphens, a letter or digit at both ends.',
      severity: "warning",
    },
    "names that AWS gives to no bucket": {
      policy: withResource([
        "⟦arn:aws:s3:::led..ger⟧",
        "⟦arn:aws:s3:::192.168.5.4/*⟧",
        "⟦arn:aws:s3:::xn--ledger⟧",
        "⟦arn:aws:s3:::front-abc123-s3alias⟧",
        "⟦arn:aws:s3:::ledger.mrap⟧",
      ]),
      message: [
        '"led..ger" is no name that a bucket can have: two dots follow each other.',
        '"192.168.5.4" is no name that a bucket can have: it has the form of an IP address.',
        '"xn--ledger" is no name that a bucket can have: AWS keeps what its beginning stands for to itself.',
        '"front-abc123-s3alias" is no name that a bucket can have: it is the alias of an access point, which a policy names by its ARN.',
        '"ledger.mrap" is no name that a bucket can have: AWS keeps what its end stands for to itself.',
      ],
      severity: "warning",
    },
    "a region of another partition": condition(
      "ArnEquals",
      "aws:SourceArn",
      "arn:aws:sns:cn-north-1:123456789012:topic",
      '"cn-north-1" is a region of the partition "aws-cn", but this ARN is of the partition "aws".',
    ),
    "no ARN where one is compared": condition(
      "ArnLike",
      "aws:PrincipalArn",
      "Clerk",
      '"Clerk" is no ARN of six parts.',
    ),
    "an account that is compared": condition(
      "StringEquals",
      "aws:SourceAccount",
      "1234",
      "An account id has 12 digits, but here are 4.",
    ),
    "an encryption context": condition(
      "StringLike",
      "kms:EncryptionContext:aws:s3:arn",
      "arn:aws:s3:eu-west-1:123456789012:ledger/*",
      'The ARN of a bucket or object has neither region nor account: three colons follow "s3".',
    ),
    "a key's ARN of another service": condition(
      "ArnNotEquals",
      keyIdKey,
      "arn:aws:s3:::ledger",
      '"arn:aws:s3:::ledger" is an ARN of "s3", but a key\'s is of "kms".',
    ),
    "a key id of another form": condition(
      "StringNotEquals",
      keyIdKey,
      "arn:aws:kms:eu-west-1:123456789012:key/ledger",
      '"ledger" has not the form of a key id.',
    ),
    "a key by its alias or id": {
      policy: withCondition("StringNotEquals", keyIdKey, [
        "⟦alias/ledger⟧",
        `⟦${keyId}⟧`,
        "⟦arn:aws:kms:eu-west-1:123456789012:alias/ledger⟧",
      ]),
      message: [
        '"alias/ledger" names a key, but not by its ARN. S3 compares the full ARN of the key.',
        `"${keyId}" names a key, but not by its ARN. S3 compares the full ARN of the key.`,
        '"arn:aws:kms:eu-west-1:123456789012:alias/ledger" names an alias. S3 compares the ARN of the key itself.',
      ],
      severity: "warning",
    },
    "a key that cannot be one": masterKey(
      "ledger-key",
      '"ledger-key" is neither the ARN nor the id of a key, nor the name of an alias.',
    ),
    "an alias without its first word": {
      ...masterKey("aws/s3", '"aws/s3" is neither the ARN nor the id of a key, nor the name of an alias.'),
      fixes: [{ title: 'Write "alias/aws/s3"', access: "wider", text: encryptionWith("alias/aws/s3") }],
    },
    "a key's ARN without its region": masterKey(
      `arn:aws:kms::123456789012:key/${keyId}`,
      `"arn:aws:kms::123456789012:key/${keyId}" lacks its region.`,
    ),
  },
});
