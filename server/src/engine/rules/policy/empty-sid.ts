import type { Rule } from "../../lint/rule.ts";
import { removeMembers } from "../../tree/edits.ts";
import { propertyOf } from "../../tree/node.ts";

export const emptySid: Rule = {
  id: "policy/empty-sid",
  summary: "A Sid without a text",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "hint",
  answers: ["EMPTY_SID_VALUE"],

  *check({ statements }) {
    for (const { node, sid } of statements) {
      const property = propertyOf(node, "Sid");
      if (sid?.value !== "" || property === undefined) continue;
      yield {
        at: sid.node,
        message: "This Sid is empty and so names nothing. Write what the statement is for, or leave Sid out.",
        fixes: () => [
          { title: "Remove the empty Sid", access: "unchanged", edits: removeMembers(node, [property]) },
        ],
      };
    }
  },
};
