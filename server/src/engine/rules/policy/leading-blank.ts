import type { Rule } from "../../lint/rule.ts";

export const leadingBlank: Rule = {
  id: "policy/leading-blank",
  summary: "Something before the first brace of a bucket policy",
  kinds: ["s3-bucket-policy"],
  severity: "error",

  *check({ tree, root }) {
    if (root === undefined || root.start === 0) return;
    const at = { start: 0, end: root.start };
    yield {
      at,
      message: `S3 wants "{" as the first character of a bucket policy, but ${nameOf(tree.text)} comes first. It refuses this policy.`,
      fixes: () => [
        { title: `Remove what stands before "{"`, access: "unchanged", edits: [{ ...at, text: "" }] },
      ],
    };
  },
};

function nameOf(text: string): string {
  return text.startsWith("\uFEFF") ? "a byte order mark" : "a blank";
}
