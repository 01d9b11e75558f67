import fc from "fast-check";
import type { Caller, Request } from "../../../server/src/engine/evaluate/request.ts";

/** Constants that generated policies and the requests that attack them are made of. */
export const account = "111122223333";
export const otherAccount = "444455556666";
export const rightKey = `arn:aws:kms:us-east-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const otherKey = `arn:aws:kms:us-east-1:${account}:key/0000abcd-12ab-34cd-56ef-1234567890ab`;
const foreignKey = `arn:aws:kms:us-east-1:${otherAccount}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const sse = "s3:x-amz-server-side-encryption";
const clerk = `arn:aws:iam::${account}:role/Clerk`;
const auditor = `arn:aws:iam::${otherAccount}:user/staff/Auditor`;

/** Operators for each kind of key; what AWS leaves open is left out, so that every answer is definite. */
const texts = ["StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "StringEqualsIgnoreCase"];
const arns = [...texts, "ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike"];

interface Key {
  readonly name: string;
  readonly operators: readonly string[];
  /** Values of policies. */
  readonly values: readonly string[];
  /** Values of requests: those of policies and near misses. */
  readonly requests: readonly string[];
}

const keys: readonly Key[] = [
  {
    name: sse,
    operators: texts,
    values: ["aws:kms", "AES256", "aws:kms:dsse", "aws:*", "AWS:KMS"],
    requests: ["aws:kms", "AES256", "aws:kms:dsse"],
  },
  {
    name: `${sse}-aws-kms-key-id`,
    operators: arns,
    values: [
      rightKey,
      otherKey,
      `arn:aws:kms:*:${account}:key/*`,
      "arn:aws:kms:*:*:key/1*",
      "arn:aws:kms:us-east-1:*:*",
    ],
    requests: [rightKey, otherKey, foreignKey, rightKey.replace("us-east-1", "eu-west-1")],
  },
  { name: `${sse}-customer-algorithm`, operators: texts, values: ["AES256", "*"], requests: ["AES256"] },
  {
    name: "aws:SecureTransport",
    operators: ["Bool", "StringEquals"],
    values: ["true", "false"],
    requests: ["true", "false"],
  },
  {
    name: "aws:PrincipalArn",
    operators: arns,
    values: [
      clerk,
      auditor,
      `arn:aws:iam::${account}:role/*`,
      `arn:aws:iam::*:user/*`,
      "arn:aws:iam::*:role/C?erk",
    ],
    requests: [],
  },
  { name: "aws:PrincipalAccount", operators: texts, values: [account, otherAccount, "1111*"], requests: [] },
  { name: "aws:username", operators: texts, values: ["Auditor", "A*"], requests: [] },
  { name: "aws:PrincipalIsAWSService", operators: ["Bool"], values: ["true", "false"], requests: [] },
  {
    name: "aws:SourceIp",
    operators: ["IpAddress", "NotIpAddress"],
    values: ["10.0.0.0/8", "10.1.0.0/16", "203.0.113.0/24", "0.0.0.0/0", "2001:db8::/32"],
    requests: ["10.0.0.1", "10.1.2.3", "203.0.113.10", "11.0.0.0", "2001:db8::1", "2001:db9::1"],
  },
  {
    name: "aws:SourceVpce",
    operators: texts,
    values: ["vpce-1", "vpce-*"],
    requests: ["vpce-1", "vpce-2", "other"],
  },
  {
    name: "s3:x-amz-acl",
    operators: texts,
    values: ["private", "public-read", "public*"],
    requests: ["private", "public-read", "public-read-write"],
  },
  {
    name: "aws:MultiFactorAuthAge",
    operators: [
      "NumericLessThan",
      "NumericGreaterThan",
      "NumericEquals",
      "NumericNotEquals",
      "NumericLessThanEquals",
    ],
    values: ["0", "3600", "7200"],
    requests: ["0", "1", "3599", "3600", "3601", "7200", "90000"],
  },
  {
    name: "aws:PrincipalTag/team",
    operators: texts,
    values: ["red", "r*", "?ed", "RED"],
    requests: ["red", "RED", "r", "rest", "bed", "other"],
  },
];

const manyValued: Key = {
  name: "s3:RequestObjectTagKeys",
  operators: ["StringEquals", "StringNotEquals", "StringLike", "StringNotLike"],
  values: ["owner", "o*", "secret"],
  requests: ["owner", "other", "secret", "x"],
};

const someOf = <T>(values: readonly T[], max: number): fc.Arbitrary<T[]> =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: Math.min(max, values.length) });

const singleCondition = fc
  .constantFrom(...keys)
  .chain((key) =>
    fc
      .tuple(fc.constantFrom(...key.operators), fc.boolean(), someOf(key.values, 2))
      .map(([operator, ifExists, values]): [string, object] => [
        operator + (ifExists ? "IfExists" : ""),
        { [key.name]: values },
      ]),
  );
const nullCondition = fc
  .tuple(fc.constantFrom(...keys, manyValued), fc.constantFrom("true", "false"))
  .map(([key, value]): [string, object] => ["Null", { [key.name]: value }]);
const setCondition = fc
  .tuple(
    fc.constantFrom("ForAllValues:", "ForAnyValue:"),
    fc.constantFrom(...manyValued.operators),
    someOf(manyValued.values, 2),
  )
  .map(([qualifier, operator, values]): [string, object] => [
    qualifier + operator,
    { [manyValued.name]: values },
  ]);

const condition = fc.oneof({ weight: 6, arbitrary: singleCondition }, nullCondition, setCondition);

const everyone = fc.constant({ Principal: "*" });
const principal = fc.oneof(
  { weight: 12, arbitrary: everyone },
  someOf([clerk, auditor, account, `arn:aws:iam::${otherAccount}:root`], 2).map((AWS) => ({
    Principal: { AWS },
  })),
  fc.constant({ Principal: { Service: "logging.s3.amazonaws.com" } }),
  fc.constant({ NotPrincipal: { AWS: [auditor, otherAccount] } }),
);
const action = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ Action: "s3:PutObject" }) },
  someOf(["s3:PutObject", "s3:*", "s3:Put*", "S3:putobject", "s3:GetObject", "*"], 2).map((Action) => ({
    Action,
  })),
  fc.constantFrom("s3:GetObject", "s3:Put*").map((NotAction) => ({ NotAction })),
);
const resource = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ Resource: "arn:aws:s3:::ledger/*" }) },
  someOf(
    [
      "arn:aws:s3:::ledger/*",
      "arn:aws:s3:::ledger/safe/*",
      "arn:aws:s3:::ledger/*.txt",
      "*",
      "arn:aws:s3:::ledger",
    ],
    2,
  ).map((Resource) => ({ Resource })),
  someOf(["arn:aws:s3:::ledger/open/*", "arn:aws:s3:::ledger/safe/*"], 2).map((NotResource) => ({
    NotResource,
  })),
);

/** A statement; two conditions under the same operator are joined in it. */
const statement = fc
  .tuple(
    fc.constantFrom("Deny", "Deny", "Deny", "Deny", "Deny", "Allow"),
    principal,
    action,
    resource,
    fc.array(condition, { maxLength: 2 }),
  )
  .map(([effect, who, what, where, conditions]) => {
    // What NotPrincipal does in an Allow is not documented.
    const Effect = "NotPrincipal" in who ? "Deny" : effect;
    const Condition: Record<string, object> = {};
    for (const [operator, members] of conditions)
      Condition[operator] = { ...Condition[operator], ...members };
    return { Effect, ...who, ...what, ...where, ...(conditions.length > 0 && { Condition }) };
  });

/** Statements of which every decision is documented. */
export const statements: fc.Arbitrary<readonly object[]> = fc.array(statement, {
  minLength: 1,
  maxLength: 10,
});

const callers: readonly Caller[] = [
  session(clerk),
  session(`arn:aws:iam::${account}:role/Other`),
  session(`arn:aws:iam::${otherAccount}:role/Cook`),
  session("arn:aws:iam::999988887777:role/path/Czerk"),
  { type: "user", arn: auditor },
  { type: "user", arn: `arn:aws:iam::${account}:user/Ann` },
  { type: "user", arn: "arn:aws:iam::999988887777:user/Bob" },
  { type: "root", arn: `arn:aws:iam::${account}:root` },
  { type: "root", arn: `arn:aws:iam::${otherAccount}:root` },
  { type: "service", name: "logging.s3.amazonaws.com" },
  { type: "service", name: "config.amazonaws.com" },
];

function session(roleArn: string): Caller {
  const [, , , , id = "", role = ""] = roleArn.split(":");
  return {
    type: "session",
    arn: `arn:aws:sts::${id}:assumed-role/${role.split("/").at(-1) ?? ""}/shift`,
    roleArn,
  };
}

const objects = ["example.txt", "safe/a", "safe/b.txt", "open/a", "x"].map(
  (key) => `arn:aws:s3:::ledger/${key}`,
);

/** Which encryption headers a request has. */
export type Headers = ReadonlyMap<string, readonly string[]>;

/** Any upload with these headers that can happen at all. */
export function randomUpload(headers: Headers, random: () => number): Request {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const caller = pick(callers);
  const isEndpoint = random() < 0.3;
  const context = new Map(headers);
  context.set("aws:securetransport", [random() < 0.8 ? "true" : "false"]);
  if (isEndpoint) context.set("aws:sourcevpce", [pick(["vpce-1", "vpce-2", "other"])]);
  else context.set("aws:sourceip", [pick(keys.find(({ name }) => name === "aws:SourceIp")?.requests ?? [])]);
  const free =
    caller.type === "service"
      ? ["s3:x-amz-acl"]
      : ["s3:x-amz-acl", "aws:MultiFactorAuthAge", "aws:PrincipalTag/team"];
  for (const key of keys)
    if (free.includes(key.name) && random() < 0.6) context.set(key.name.toLowerCase(), [pick(key.requests)]);
  const tags = manyValued.requests.filter(() => random() < 0.3);
  if (tags.length > 0) context.set(manyValued.name.toLowerCase(), tags);
  return { caller, action: "s3:PutObject", resource: pick(objects), context };
}

/** Numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
