import fc from "fast-check";
import { partitionOfRegion } from "../../../../server/src/engine/catalog/partitions.ts";
import { digits, keyIds, bucketNames, regions, roleNames } from "../arbitraries.ts";

/** The members of a setup file. */
export type SetupJson = Readonly<Record<string, unknown>>;

const readerOf = (region: string, account: string, name: string): string =>
  `arn:${partitionOfRegion(region)?.id ?? "aws"}:iam::${account}:role/readers/${name}`;

/** What may be left out, in every combination. */
const choices = fc.record(
  {
    keyPolicy: fc.constantFrom("hardened", "guide"),
    profile: fc.constantFrom("strict", "defaultEncryption"),
    bucketKey: fc.boolean(),
    allowDsse: fc.boolean(),
    rotation: fc.boolean(),
    rotationPeriodInDays: fc.integer({ min: 90, max: 2560 }),
    tlsOnly: fc.boolean(),
    blockSseC: fc.boolean(),
    replication: fc.boolean(),
    exemptLogWriters: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** Right setup files, with and without a key. */
export const setups: fc.Arbitrary<SetupJson> = fc
  .record({
    account: digits,
    other: digits,
    region: regions,
    bucket: bucketNames,
    roles: roleNames,
    keyId: fc.option(keyIds),
    readers: fc.integer({ min: 0, max: 2 }),
    choices,
  })
  .filter(({ account, other }) => account !== other)
  .map(({ account, other, region, bucket, roles, keyId, readers, choices: chosen }) => {
    const partition = partitionOfRegion(region)?.id ?? "aws";
    const [administrator = "", ...users] = roles;
    const foreign = users.slice(0, readers).map((name) => readerOf(region, other, name));
    return {
      account,
      region,
      bucket,
      administrators: [administrator],
      users,
      ...(keyId !== null && { keyArn: `arn:${partition}:kms:${region}:${account}:key/${keyId}` }),
      ...(foreign.length > 0 && { crossAccountReaders: foreign }),
      ...chosen,
    };
  });
