import { readFile } from "node:fs/promises";
import { version } from "@aws-sdk/core/package.json";
import type { GeneratedFile } from "./generatedFile.ts";

/** The partition rules of AWS's SDK for JavaScript, which it does not export. */
const SOURCE = "node_modules/@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/partitions.js";

interface SdkPartition {
  readonly id: string;
  readonly regionRegex: string;
  readonly outputs: { readonly dnsSuffix: string };
  readonly regions: Readonly<Record<string, { readonly description: string }>>;
}

/** Partitions and their regions, from the rules by which AWS's own SDK builds host names. */
export async function generatePartitions(): Promise<readonly GeneratedFile[]> {
  const partitions = (await readPartitions()).map(({ id, regionRegex, outputs, regions }) => ({
    id,
    dnsSuffix: outputs.dnsSuffix,
    regionPattern: regionRegex,
    regions: Object.fromEntries(
      Object.entries(regions)
        // What stands for a whole partition is no region that an ARN could name.
        .filter(([name]) => !name.endsWith("-global"))
        .map(([name, { description }]) => [name, description]),
    ),
  }));
  const text = JSON.stringify({ version, partitions });
  return [{ path: "server/src/engine/catalog/partitions.json", text }];
}

/** The file is a module of one constant, whose value is JSON. */
async function readPartitions(): Promise<readonly SdkPartition[]> {
  const source = await readFile(SOURCE, "utf8");
  const json = source.slice(source.indexOf("{"), source.lastIndexOf("}") + 1);
  return (JSON.parse(json) as { partitions: readonly SdkPartition[] }).partitions;
}
