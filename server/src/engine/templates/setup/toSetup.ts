import { partitionOfRegion } from "../../catalog/partitions.ts";
import { propertyOf, type ObjectNode } from "../../tree/node.ts";
import { toJson } from "../../tree/toJson.ts";
import { principalArns } from "../names.ts";
import { setupMembers } from "./members.ts";
import type { Setup } from "./setup.ts";

/** What stands for required members in a setup that is not whole yet. */
const blanks = { account: "", region: "", bucket: "", administrators: [], users: [] };

/** A setup file whose form is right as a setup. What is left out has its initial value, or follows from the rest. */
export function toSetup(root: ObjectNode): Setup {
  const initials = Object.fromEntries(setupMembers.map(({ name, initial }) => [name, initial]));
  const { $schema: _schema, ...given } = toJson(root) as Setup & { readonly $schema?: string };
  const written: Setup = { ...initials, ...blanks, ...given };
  const { region, account, bucket } = written;
  const partition = propertyOf(root, "partition")
    ? written.partition
    : (partitionOfRegion(region)?.id ?? "aws");
  const arns = (names: readonly string[]): readonly string[] => principalArns(names, partition, account);
  return {
    ...written,
    partition,
    alias: propertyOf(root, "alias") ? written.alias : aliasOf(bucket),
    administrators: arns(written.administrators),
    users: arns(written.users),
    crossAccountReaders: arns(written.crossAccountReaders),
  };
}

/** Aliases have no dots. */
function aliasOf(bucket: string): string {
  return `alias/${bucket.replaceAll(".", "-")}`;
}
