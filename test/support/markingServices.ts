import { readDocument, type Fix, type Source, type Span } from "../../server/src/engine/engine.ts";
import { lint, type SeverityOverrides } from "../../server/src/engine/lint/lint.ts";
import type { Problem, Rule } from "../../server/src/engine/lint/rule.ts";
import { replaceValue } from "../../server/src/engine/tree/edits.ts";
import type { Services } from "../../server/src/lsp/services.ts";

/** Finds each Sid "bad" or "worse". For a bad one there is a fix of each sort, for a worse one none without effect. */
const badSid: Rule = {
  id: "policy/bad-sid",
  summary: "Bad Sid",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "error",

  *check({ statements, tree }): Iterable<Problem> {
    for (const { sid, node } of statements) {
      if (sid?.value !== "bad" && sid?.value !== "worse") continue;
      yield {
        at: sid.node,
        message: `This Sid is ${sid.value}.`,
        related: [{ at: node, message: "Its statement." }],
        fixes: () => fixesOf(tree.text, sid.node).slice(sid.value === "bad" ? 0 : 1),
      };
    }
  },
};

function fixesOf(text: string, sid: Span): readonly Fix[] {
  return [
    { title: "Call it good", access: "unchanged", edits: [replaceValue(text, sid, "good")] },
    { title: "Call it fair", access: "narrower", edits: [replaceValue(text, sid, "fair")] },
    { title: "Call it poor", access: "wider", edits: [replaceValue(text, sid, "poor")] },
  ];
}

/** Finds what is not JSON. */
const syntax: Rule = {
  ...badSid,
  id: "policy/json-syntax",
  summary: "Not JSON",
  severity: "warning",

  *check({ tree }): Iterable<Problem> {
    for (const error of tree.errors) yield { at: error, message: error.message };
  },
};

const rules = [badSid, syntax];

/** The engine with two rules of its own, so that the protocol can be tested whatever the product's rules find. */
export const markingServices: Services = {
  ruleIds: rules.map(({ id }) => id),
  analyze: (source: Source, overrides: SeverityOverrides) => {
    const policy = readDocument(source);
    return policy && { kind: policy.kind, policy, findings: lint(policy, rules, overrides) };
  },
  applyUnchangedFixes: ({ text }) => ({
    text: text.replaceAll('"bad"', '"good"'),
    count: text.split('"bad"').length - 1,
  }),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** A key policy on one line, with a statement for each Sid. */
export function policyWithSids(...sids: readonly string[]): string {
  const statements = sids.map((sid) => ({
    Sid: sid,
    Effect: "Allow",
    Principal: { AWS: "123456789012" },
    Action: "kms:*",
    Resource: "*",
  }));
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
