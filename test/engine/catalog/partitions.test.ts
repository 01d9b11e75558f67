import assert from "node:assert/strict";
import { partitionOf, partitionOfRegion } from "../../../server/src/engine/catalog/partitions.ts";

describe("catalog/partitions", () => {
  const regions: Readonly<Record<string, string | undefined>> = {
    "us-east-1": "aws",
    "ap-southeast-7": "aws",
    "mx-central-1": "aws",
    "us-gov-west-1": "aws-us-gov",
    "cn-north-1": "aws-cn",
    "eusc-de-east-1": "aws-eusc",
    "us-isob-east-1": "aws-iso-b",
    "us-east": undefined,
    "us-east-1a": undefined,
    Frankfurt: undefined,
  };
  for (const [region, partition] of Object.entries(regions))
    it(`puts ${region} into ${partition ?? "none"}`, () => {
      assert.equal(partitionOfRegion(region)?.id, partition);
    });

  it("knows partitions by their id", () => {
    assert.equal(partitionOf("aws-cn")?.dnsSuffix, "amazonaws.com.cn");
    assert.equal(partitionOf("AWS"), undefined);
  });
});
