import type { Rule } from "../../lint/rule.ts";
import { documentKinds } from "../../policy/policy.ts";

/** One slip makes many errors behind it. More than these say nothing new. */
const MOST_ERRORS = 20;

export const jsonSyntax: Rule = {
  id: "policy/json-syntax",
  summary: "Text that is not JSON",
  kinds: documentKinds,
  severity: "error",
  answers: ["JSON_SYNTAX_ERROR"],

  *check({ tree }) {
    for (const error of tree.errors.slice(0, MOST_ERRORS)) yield { at: error, message: error.message };
  },
};
