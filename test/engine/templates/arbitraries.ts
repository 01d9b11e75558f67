import fc from "fast-check";

export const digits = fc
  .integer({ min: 0, max: 999_999_999_999 })
  .map((number) => String(number).padStart(12, "0"));
const letters = Array.from("abcdefghijklmnopqrstuvwxyz");
const hexadecimals = Array.from("0123456789abcdef");

export const regions = fc.constantFrom(
  "us-east-1",
  "eu-central-1",
  "ap-southeast-5",
  "cn-north-1",
  "us-gov-west-1",
);

export const bucketNames = fc
  .string({ unit: fc.constantFrom(...letters, "-", "."), minLength: 1, maxLength: 20 })
  .map((middle) => `a${middle.replaceAll(/\.{2,}/g, ".")}z`)
  .filter((name) => !/^(?:amzn-s3-demo-|xn--|sthree-)|--/.test(name));

export const keyIds = fc.oneof(
  fc.uuid(),
  fc
    .string({ unit: fc.constantFrom(...hexadecimals), minLength: 32, maxLength: 32 })
    .map((id) => `mrk-${id}`),
);

/** Names of roles that differ from one another. */
export const roleNames = fc.uniqueArray(
  fc
    .string({ unit: fc.constantFrom(...letters, "R", "7"), minLength: 1, maxLength: 12 })
    .map((name) => `Role-${name}`),
  { minLength: 2, maxLength: 6 },
);

const partitions: Readonly<Record<string, string>> = {
  "cn-north-1": "aws-cn",
  "us-gov-west-1": "aws-us-gov",
};

/** Right answers to the questions for a key policy. */
export const keyPolicyAnswers = fc
  .record({
    account: digits,
    other: digits,
    region: regions,
    roles: roleNames,
    bucket: fc.option(bucketNames),
  })
  .map(({ account, other, region, roles, bucket }) => {
    const [administrator = "", ...users] = roles;
    const foreign = `arn:${partitions[region] ?? "aws"}:iam::${other}:user/people/Ada`;
    return {
      account,
      region,
      administrators: administrator,
      users: [...users, foreign].join(", "),
      bucket: bucket ?? "",
    };
  });

/** Right answers to the questions for a bucket policy, which answer those for its encryption too. */
export const bucketAnswers = fc
  .record({ account: digits, region: regions, bucket: bucketNames, keyId: keyIds, bucketKey: fc.boolean() })
  .map(({ account, region, bucket, keyId, bucketKey }) => ({
    region,
    bucket,
    key: `arn:${partitions[region] ?? "aws"}:kms:${region}:${account}:key/${keyId}`,
    bucketKey: String(bucketKey),
  }));
