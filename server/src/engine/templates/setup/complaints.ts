import { partitionOfRegion } from "../../catalog/partitions.ts";
import { parseArn } from "../../policy/arn.ts";
import { itemsOf, propertyOf, type ObjectNode } from "../../tree/node.ts";
import { stringValuesOf } from "../../policy/stringValue.ts";
import { complaintAboutBucket } from "../complaintAboutBucket.ts";
import { complaintAboutPrincipal } from "../complaintAboutPrincipal.ts";
import {
  complaintAboutBoth,
  complaintAboutAccount,
  complaintAboutKey,
  complaintAboutRegion,
} from "../complaints.ts";
import { principalArns } from "../names.ts";
import { problemAt, type SetupProblem } from "./problem.ts";
import type { Setup } from "./setup.ts";

/** What is wrong with the values of a setup file whose form is right. */
export function problemsOfMeaning(root: ObjectNode, setup: Setup): readonly SetupProblem[] {
  return [
    ...(Object.keys(complaints) as (keyof typeof complaints)[]).flatMap((name) =>
      problemsOfText(root, name, setup),
    ),
    ...lists.flatMap((name) => problemsOfList(root, name, setup)),
  ];
}

type Complaint = (value: string, setup: Setup) => string | undefined;

const complaints = {
  account: complaintAboutAccount,
  region: complaintAboutRegion,
  partition: complaintAboutPartition,
  bucket: complaintAboutBucket,
  keyArn: complaintAboutSetupKey,
  alias: complaintAboutAlias,
} satisfies Partial<Record<keyof Setup, Complaint>>;

function problemsOfText(
  root: ObjectNode,
  name: keyof typeof complaints,
  setup: Setup,
): readonly SetupProblem[] {
  const [written] = stringValuesOf(propertyOf(root, name)?.value);
  if (written === undefined) return [];
  const complaint = complaints[name](written.value, setup);
  return complaint === undefined ? [] : [problemAt(written.node, complaint)];
}

function complaintAboutPartition(partition: string, { region }: Setup): string | undefined {
  const right = partitionOfRegion(region)?.id;
  if (right === undefined || right === partition) return undefined;
  return `Region "${region}" is of partition "${right}", not of "${partition}".`;
}

function complaintAboutSetupKey(keyArn: string, { region, account }: Setup): string | undefined {
  const complaint = complaintAboutKey(keyArn, region);
  if (complaint !== undefined) return complaint;
  const owner = parseArn(keyArn)?.account;
  // A bucket policy alone can be asked for without the account.
  if (owner === account || account === "") return undefined;
  return `The key is of account ${owner ?? ""}, the setup of ${account}. A key's policy can only be changed from its own account.`;
}

/** What is wrong with a key's alias. */
function complaintAboutAlias(alias: string): string | undefined {
  if (!alias.startsWith("alias/")) return `An alias begins with "alias/". "${alias}" does not.`;
  if (alias.startsWith("alias/aws/")) return 'AWS keeps aliases that begin with "alias/aws/" for itself.';
  if (!/^alias\/[a-zA-Z0-9/_-]+$/.test(alias))
    return `"${alias}" is no alias. Behind alias/ it has letters, digits and / _ - only.`;
  return alias.length > 256 ? "An alias has up to 256 characters." : undefined;
}

const lists = ["administrators", "users", "crossAccountReaders"] as const;
type ListName = (typeof lists)[number];

function problemsOfList(root: ObjectNode, name: ListName, setup: Setup): readonly SetupProblem[] {
  return itemsOf(propertyOf(root, name)?.value).flatMap((item) => {
    if (item.kind !== "string") return [];
    const complaint =
      complaintAboutPrincipal(item.value, partitionOfRegion(setup.region)?.id) ??
      complaintAboutPlace(item.value, name, setup);
    return complaint === undefined ? [] : [problemAt(item, complaint)];
  });
}

/** Who is named has to be of the right account, and in one list only. */
function complaintAboutPlace(written: string, name: ListName, setup: Setup): string | undefined {
  const [arn = ""] = principalArns([written], setup.partition, setup.account);
  const isOwn = parseArn(arn)?.account === setup.account;
  if (name === "crossAccountReaders")
    return isOwn ? `"${written}" is of account ${setup.account} itself. Its place is "users".` : undefined;
  if (!isOwn) return foreigners[name](written, setup.account);
  if (name === "users" && setup.administrators.includes(arn)) return complaintAboutBoth(arn);
  return undefined;
}

const foreigners = {
  administrators: (written: string, account: string) =>
    `"${written}" is not of account ${account}. A key can only be administered from its own account.`,
  users: (written: string, account: string) =>
    `"${written}" is not of account ${account}. Who reads from another account stands in "crossAccountReaders".`,
};
