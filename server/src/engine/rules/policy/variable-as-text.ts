import { isPolicyVariable } from "../../catalog/placeholders.ts";
import type { Fix, Rule } from "../../lint/rule.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { isReadAsWritten } from "../../policy/soundness.ts";
import { toStringValue } from "../../policy/stringValue.ts";
import { setProperty } from "../../tree/edits.ts";
import type { Span } from "../../tree/node.ts";
import { quoted } from "../quoted.ts";

export const variableAsText: Rule = {
  id: "policy/variable-as-text",
  summary: "A variable that the policy's Version takes for plain text",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "warning",
  answers: ["VARIABLE_UNSUPPORTED_IN_VERSION"],

  *check(policy) {
    const { version, tree, statements } = policy;
    const isOld = version === undefined || version.value === "2008-10-17";
    if (!isOld || !isReadAsWritten(policy) || !tree.text.includes("${")) return;
    const [first, ...others] = statements.flatMap(variablesIn);
    if (first === undefined) return;
    const reason = version === undefined ? "says no Version" : `is of the Version ${quoted(version.value)}`;
    yield {
      at: first.at,
      message: `This policy ${reason}, and so knows no variables: ${quoted(first.text)} is compared letter by letter. Variables need "2012-10-17".`,
      related: others
        .slice(0, MOST_RELATED)
        .map(({ at, text }) => ({ at, message: `${quoted(text)} is plain text too.` })),
      fixes: () => fixesOf(policy),
    };
  },
};

/** More places than these say nothing new. */
const MOST_RELATED = 20;

interface Variable {
  readonly at: Span;
  readonly text: string;
}

/** The first variable of each value where AWS would replace it. */
function variablesIn({ resource, conditions }: Statement): readonly Variable[] {
  const values = [
    ...(resource?.values ?? []),
    ...conditions.flatMap((condition) => condition.values.flatMap(({ node }) => toStringValue(node) ?? [])),
  ];
  return values.flatMap(({ value, node }) => {
    const text = value.match(/\$\{[^{}]*\}/g)?.find(isPolicyVariable);
    return text === undefined ? [] : [{ at: node, text }];
  });
}

/** What was compared letter by letter begins to stand for whoever asks. */
function fixesOf({ root, tree }: Policy): readonly Fix[] {
  if (root === undefined) return [];
  const edits = [setProperty(tree.text, root, "Version", "2012-10-17")];
  return [{ title: 'Set Version to "2012-10-17"', access: "wider", edits }];
}
