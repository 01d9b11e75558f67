import data from "./partitions.json";

/** A separate part of AWS: its ARNs, regions and host names are its own. */
export interface Partition {
  readonly id: string;
  /** Behind the name of a service in a host name or a service principal. */
  readonly dnsSuffix: string;
  /** What its regions look like. AWS opens new ones, so no list decides. */
  readonly regionPattern: RegExp;
  /** The regions that are known by name. */
  readonly regions: readonly Region[];
}

export interface Region {
  /** As it stands in ARNs: `eu-central-1`. */
  readonly id: string;
  /** As AWS describes it: `Europe (Frankfurt)`. */
  readonly name: string;
}

/** From the partition rules that AWS's own SDKs use to build host names. */
export const partitions: readonly Partition[] = data.partitions.map(
  ({ id, dnsSuffix, regionPattern, regions }) => ({
    id,
    dnsSuffix,
    regionPattern: new RegExp(regionPattern),
    regions: Object.entries(regions).map(([region, name]) => ({ id: region, name })),
  }),
);

/** Every known region of every partition, by its id. */
export const regions: ReadonlyMap<string, Region> = new Map(
  partitions.flatMap((partition) => partition.regions.map((region) => [region.id, region] as const)),
);

export function partitionOf(id: string): Partition | undefined {
  return partitions.find((partition) => partition.id === id);
}

/** The partition whose regions look like this one. Undefined when none does. */
export function partitionOfRegion(region: string): Partition | undefined {
  return partitions.find(({ regionPattern }) => regionPattern.test(region));
}
