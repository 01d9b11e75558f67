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
