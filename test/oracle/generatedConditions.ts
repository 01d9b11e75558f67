import fc from "fast-check";

/** What generated policies are made of. */
export const account = "111122223333";
export const otherAccount = "444455556666";
const keyArn = (owner: string, id: string, region = "us-east-1"): string =>
  `arn:aws:kms:${region}:${owner}:key/${id}`;
const id = "1234abcd-12ab-34cd-56ef-1234567890ab";
const multiRegionId = "mrk-0123456789abcdef0123456789abcdef";
export const rightKey = keyArn(account, id);
export const otherKey = keyArn(account, multiRegionId);
export const foreignKey = keyArn(otherAccount, "0000abcd-12ab-34cd-56ef-1234567890ab", "eu-west-1");
/** The keys by their whole ARNs. */
export const wholeKeys = [rightKey, otherKey, foreignKey];
export const clerk = `arn:aws:iam::${account}:role/Clerk`;
export const cook = `arn:aws:iam::${otherAccount}:role/kitchen/Cook`;
export const auditor = `arn:aws:iam::${account}:user/Auditor`;

/** One to so many of some values. */
export const some = <T>(values: readonly T[], maxLength: number): fc.Arbitrary<T[]> =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength });

const texts = [
  "StringEquals",
  "StringNotEquals",
  "StringLike",
  "StringNotLike",
  "StringEqualsIgnoreCase",
  "StringNotEqualsIgnoreCase",
];
const arns = ["ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike"];

interface Key {
  readonly name: string;
  readonly operators: readonly string[];
  readonly values: readonly string[];
  readonly weight: number;
}

export const sse = "s3:x-amz-server-side-encryption";
export const keyIdKey = `${sse}-aws-kms-key-id`;

const keyPatterns = [
  ...wholeKeys,
  `arn:aws:kms:*:${account}:key/*`,
  "arn:aws:kms:*:*:key/1*",
  "arn:aws:kms:us-east-1:*:*",
  "arn:aws:kms:*:*:key/mrk-*",
  "arn:aws:kms:*:*:key/????????-*",
];
const callerPatterns = [
  clerk,
  cook,
  auditor,
  `arn:aws:iam::${account}:role/*`,
  "arn:aws:iam::*:user/*",
  "arn:aws:iam::*:role/C?erk",
  "arn:aws:*::*:*er*",
  `arn:aws:iam::${account}:root`,
  `arn:aws:iam::${account}:*`,
  "arn:aws:iam::4*:role/kitchen/*",
  "arn:aws:sts::*:*",
];

/** ARN operators have whole ARNs here, as what they make of others is not documented. */
const keys: readonly Key[] = [
  {
    name: sse,
    operators: texts,
    values: ["aws:kms", "AES256", "aws:kms:dsse", "aws:*", "AWS:KMS", "aws:kms*"],
    weight: 6,
  },
  {
    name: keyIdKey,
    operators: texts,
    values: [...keyPatterns, "*:alias/*e*", "arn:*:key/????????-*", `*${account}*`, id],
    weight: 3,
  },
  { name: keyIdKey, operators: arns, values: keyPatterns, weight: 5 },
  { name: `${sse}-customer-algorithm`, operators: texts, values: ["AES256", "*", "aes256"], weight: 2 },
  {
    name: "aws:PrincipalArn",
    operators: texts,
    values: [...callerPatterns, "*/Cook", "*:root", "arn:aws:sts::*"],
    weight: 3,
  },
  { name: "aws:PrincipalArn", operators: arns, values: callerPatterns, weight: 4 },
  {
    name: "aws:PrincipalAccount",
    operators: texts,
    values: [account, otherAccount, "1111*", "*6"],
    weight: 2,
  },
  { name: "aws:PrincipalIsAWSService", operators: ["Bool"], values: ["true", "false"], weight: 1 },
  { name: "aws:SecureTransport", operators: ["Bool"], values: ["true", "false", "True"], weight: 2 },
  {
    name: "aws:SourceArn",
    operators: arns,
    values: ["arn:aws:s3:::source", "arn:aws:cloudtrail:*:111122223333:trail/*", "arn:aws:s3:::*"],
    weight: 1,
  },
  { name: "aws:PrincipalTag/team", operators: texts, values: ["red", "r*", "?ed", "RED", "*d"], weight: 2 },
  { name: "aws:UserAgent", operators: texts, values: ["curl*", "*bot*", "curl/8", "?*"], weight: 1 },
  { name: "aws:SourceVpce", operators: texts, values: ["vpce-1", "vpce-*", "vpce-?"], weight: 1 },
  {
    name: "s3:x-amz-acl",
    operators: texts,
    values: ["private", "public-read", "public*", "*read"],
    weight: 1,
  },
  {
    name: "s3:x-amz-storage-class",
    operators: texts,
    values: ["STANDARD", "GLACIER*", "*_IA", "standard"],
    weight: 1,
  },
];

type Member = readonly [operator: string, key: string, value: string | string[] | boolean];

const oneKey = fc.oneof(...keys.map((key) => ({ weight: key.weight, arbitrary: fc.constant(key) })));

const comparison: fc.Arbitrary<Member> = oneKey.chain(({ name, operators, values }) =>
  fc
    .tuple(fc.constantFrom(...operators), fc.boolean(), some(values, 3))
    .map(([operator, ifExists, list]) => [
      operator + (ifExists ? "IfExists" : ""),
      name,
      list.length === 1 ? (list[0] ?? "") : list,
    ]),
);
const presence: fc.Arbitrary<Member> = fc
  .tuple(oneKey, fc.constantFrom("true", "false", true, false))
  .map(([{ name }, value]) => ["Null", name, value]);

/** What AWS does not document or would not accept: doubts have to go no further than they reach. */
const doubtful: fc.Arbitrary<Member> = fc.constantFrom<Member>(
  ["StringMatches", sse, "aws:kms"],
  ["stringequals", sse, "aws:kms"],
  ["StringEquals", "s3:x-amz-server-side-encryptoin", "aws:kms"],
  ["StringNotEquals", sse, []],
  ["StringEquals", sse, []],
  ["StringNotEqualsIfExists", keyIdKey, []],
  ["ArnNotEquals", keyIdKey, "alias/ledger"],
  ["ArnNotLike", keyIdKey, "*"],
  ["ArnLike", "aws:PrincipalArn", "*Clerk"],
  ["ArnEquals", keyIdKey, id],
);
/** The conditions of one statement. */
export const members = fc.array(
  fc.oneof(
    { weight: 120, arbitrary: comparison },
    { weight: 24, arbitrary: presence },
    { weight: 1, arbitrary: doubtful },
  ),
  { maxLength: 3 },
);
