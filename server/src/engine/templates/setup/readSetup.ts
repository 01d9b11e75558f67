import { partitionOfRegion } from "../../catalog/partitions.ts";
import { propertyOf, type ObjectNode } from "../../tree/node.ts";
import { parseTree } from "../../tree/parse.ts";
import { toJson } from "../../tree/toJson.ts";
import { principalArns } from "../names.ts";
import { problemsOfMeaning } from "./complaints.ts";
import { setupMembers } from "./members.ts";
import { problemAt, type SetupProblem } from "./problem.ts";
import { problemsOfForm } from "./readMembers.ts";
import type { Setup } from "./setup.ts";
import { problemsOfSize } from "./sizes.ts";

/** A setup, or everything that has to be put right before there is one. */
export type ReadSetup =
  | { readonly setup: Setup; readonly problems: readonly [] }
  | { readonly setup?: undefined; readonly problems: readonly SetupProblem[] };

/** Reads the text of a setup file. Never throws: problems say what is wrong, and where. */
export function readSetup(text: string): ReadSetup {
  const { root, errors } = parseTree(text);
  if (errors.length > 0) return { problems: errors };
  if (root?.kind !== "object")
    return { problems: [problemAt(root ?? { start: 0, end: 0 }, "A setup is an object: { … }.")] };
  const ofForm = problemsOfForm(root);
  if (ofForm.length > 0) return { problems: ofForm };
  const setup = toSetup(root);
  const ofMeaning = problemsOfMeaning(root, setup);
  const problems = ofMeaning.length > 0 ? ofMeaning : problemsOfSize(root, setup);
  return problems.length > 0 ? { problems } : { setup, problems: [] };
}

/** What is left out has its initial value, or follows from the rest. */
function toSetup(root: ObjectNode): Setup {
  const initials = Object.fromEntries(setupMembers.map(({ name, initial }) => [name, initial]));
  const { $schema: _schema, ...given } = toJson(root) as Setup & { readonly $schema?: string };
  const written: Setup = { ...initials, ...given };
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
