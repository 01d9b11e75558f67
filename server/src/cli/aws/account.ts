import type * as aws from "../../aws/aws.ts";
import type { Connection } from "../../aws/aws.ts";
import { parseArn } from "../../engine/policy/arn.ts";
import type { Arguments, Option } from "../arguments.ts";
import type { World } from "../world.ts";

/** What can be asked of AWS. Its code is loaded when the first question is asked. */
export type Aws = typeof aws;

const profileOption: Option = {
  name: "profile",
  value: "NAME",
  summary: "a profile of AWS's shared files; without it, the environment decides",
};

const regionOption: Option = {
  name: "region",
  value: "REGION",
  summary: "where the key is; without it, its ARN, the environment or the profile decides",
};

const endpointOption: Option = {
  name: "endpoint",
  value: "URL",
  summary: "the address of a service that stands in for AWS",
};

export const connectionOptions: readonly Option[] = [profileOption, regionOption, endpointOption];

/** Asks AWS something. What AWS does not answer is a failure. */
export async function withAccount<T>(
  args: Arguments,
  { ask }: World,
  use: (loaded: Aws, connection: Connection) => Promise<T>,
): Promise<T | { readonly failure: string }> {
  const loaded = await import("../../aws/aws.ts");
  try {
    const connection = await loaded.connect({
      profile: args.valueOf(profileOption.name),
      region: args.valueOf(regionOption.name) ?? regionOfKey(args.valueOf("key")),
      endpoint: args.valueOf(endpointOption.name),
      ...(ask && { askForMfaCode: (device: string) => ask(`Code of the MFA device ${device}: `) }),
    });
    return await use(loaded, connection).finally(connection.close);
  } catch (error) {
    if (error instanceof loaded.AwsError) return { failure: error.message };
    throw error;
  }
}

function regionOfKey(key = ""): string | undefined {
  return parseArn(key)?.region;
}
