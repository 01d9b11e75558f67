import type { Fix, Rule } from "../../lint/rule.ts";
import type { Policy, StringValue } from "../../policy/policy.ts";
import { replaceValue } from "../../tree/edits.ts";
import { quoted } from "../quoted.ts";

export const duplicateSid: Rule = {
  id: "policy/duplicate-sid",
  summary: "Two statements of the same Sid",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "warning",
  answers: ["UNIQUE_SIDS_RECOMMENDED", "UNIQUE_SIDS_REQUIRED"],

  *check(policy) {
    const first = new Map<string, StringValue>();
    for (const { sid } of policy.statements) {
      if (sid === undefined || sid.value === "") continue;
      const earlier = first.get(sid.value);
      if (earlier === undefined) first.set(sid.value, sid);
      else
        yield {
          at: sid.node,
          message: `Another statement has the Sid ${quoted(sid.value)} already. A Sid is to be unique in its policy: whoever reads a log or edits the policy by Sid cannot tell the two apart.`,
          related: [{ at: earlier.node, message: "The first statement of that Sid." }],
          fixes: () => [renaming(policy, sid)],
        };
    }
  },
};

/** The Sid with the first number behind it that makes it unique. */
function renaming({ statements, tree }: Policy, { value, node }: StringValue): Fix {
  const taken = new Set(statements.map(({ sid }) => sid?.value));
  const blank = value.includes(" ") ? " " : "";
  let number = 2;
  while (taken.has(`${value}${blank}${String(number)}`)) number++;
  const renamed = `${value}${blank}${String(number)}`;
  return {
    title: `Rename the second ${quoted(value)} to "${renamed}"`,
    access: "unchanged",
    edits: [replaceValue(tree.text, node, renamed)],
  };
}
