import { partitionOf } from "../../catalog/partitions.ts";
import { placeholderIn } from "../../catalog/placeholders.ts";
import type { Problem, Rule } from "../../lint/rule.ts";
import { parseArn } from "../../policy/arn.ts";
import type { Policy, Statement, StringValue } from "../../policy/policy.ts";
import { isReadAsWritten } from "../../policy/soundness.ts";
import { replaceValue } from "../../tree/edits.ts";
import { whenNamingMore } from "../accessChange.ts";
import { mostFrequent } from "../mostFrequent.ts";
import { quoted } from "../quoted.ts";

export const severalPartitions: Rule = {
  id: "arn/several-partitions",
  summary: "Principals and resources of different partitions of AWS",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "warning",

  *check(policy) {
    const { text } = policy.tree;
    // Nearly all policies are of the one partition whose name is the beginning of all others.
    if (!text.includes("arn:aws-") || !isReadAsWritten(policy)) return;
    const named = policy.statements.flatMap(namesIn);
    const main = mostFrequent(named, ({ partition }) => partition);
    for (const each of named)
      if (main !== undefined && each.partition !== main.partition) yield problemOf(policy, each, main);
  },
};

interface Named {
  readonly statement: Statement;
  readonly element: Statement["principal"] | Statement["resource"];
  readonly value: StringValue;
  readonly partition: string;
}

/** Conditions are left alone: one that is to serve in several partitions has to name them all. */
function namesIn(statement: Statement): readonly Named[] {
  return [statement.principal, statement.resource].flatMap((element) =>
    (element?.values ?? []).flatMap((value) => {
      const partition = parseArn(value.value)?.partition ?? "";
      const isKnown = partitionOf(partition) !== undefined && placeholderIn(value.value) === undefined;
      return isKnown ? [{ statement, element, value, partition }] : [];
    }),
  );
}

function problemOf({ tree }: Policy, { statement, element, value, partition }: Named, main: Named): Problem {
  const instead = value.value.replace(`arn:${partition}:`, `arn:${main.partition}:`);
  return {
    at: value.node,
    message: `This is of the partition ${quoted(partition)}, and others here are of ${quoted(main.partition)}. Partitions know nothing of each other's accounts, buckets and keys, so it names nothing that this policy can be about.`,
    related: [{ at: main.value.node, message: `An ARN of the partition ${quoted(main.partition)}.` }],
    fixes: () => [
      {
        title: `Write ${quoted(instead)}`,
        access: whenNamingMore(statement, element),
        edits: [replaceValue(tree.text, value.node, instead)],
      },
    ],
  };
}
