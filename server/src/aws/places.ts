import { partitionOfRegion, regions, type Region } from "../engine/catalog/partitions.ts";

/** The Regions that are known by name. */
export function listRegions(): readonly Region[] {
  return [...regions.values()];
}

/** The ARN of a bucket of the account whose keys are in this Region. */
export function bucketArnOf(bucket: string, region: string): string {
  return `arn:${partitionOfRegion(region)?.id ?? "aws"}:s3:::${bucket}`;
}
