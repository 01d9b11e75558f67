import { isProvable } from "../prove/isProvable.ts";
import type { Policy } from "../policy/policy.ts";
import type { Span } from "../tree/node.ts";
import { isReadAsWritten, soundnessOf } from "../policy/soundness.ts";
import type { Finding, Problem, Rule, RuleId, Severity } from "./rule.ts";

/** The severities that a user gave to rules; "off" silences one. */
export type SeverityOverrides = Readonly<Partial<Record<RuleId, Severity | "off">>>;

/** The findings of the rules on a document, in the order of the text. */
export function lint(
  policy: Policy,
  rules: readonly Rule[],
  overrides: SeverityOverrides = {},
): readonly Finding[] {
  const findings: Finding[] = [];
  const mistakes = new Set<Span>(policy.tree.errors);
  const isSound = soundnessOf(policy);
  const isDecidable = isProvable(policy) && isReadAsWritten(policy);
  for (const rule of rules) {
    const override = overrides[rule.id];
    if (override === "off" || !rule.kinds.includes(policy.kind)) continue;
    if (isAboutAccess(rule) && !isDecidable) continue;
    const problems = rule.comparesDocuments === true ? rule.check(policy) : policy.once(newProblems)(rule);
    for (const problem of problems)
      if (isSound(problem.at) || mistakes.has(problem.at))
        findings.push(toFinding(policy, rule, problem, override));
  }
  return findings.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** What rules find that look at one document; it stays the same while only related documents change. */
function newProblems(policy: Policy): (rule: Rule) => readonly Problem[] {
  const known = new Map<Rule, readonly Problem[]>();
  return (rule) => {
    const problems = known.get(rule) ?? [...rule.check(policy)];
    known.set(rule, problems);
    return problems;
  };
}

/** The rules of these scopes ask about all requests; that a policy is too large for AWS is said by another. */
function isAboutAccess({ id }: Rule): boolean {
  return id.startsWith("kms/") || id.startsWith("s3/");
}

/** A text that is not JSON is offered no fix: where its parts begin and end is a guess. */
function toFinding(policy: Policy, rule: Rule, problem: Problem, override: Severity | undefined): Finding {
  const isCertain = policy.tree.errors.length === 0;
  return {
    rule: rule.id,
    severity: override ?? problem.severity ?? rule.severity,
    message: problem.message,
    start: problem.at.start,
    end: problem.at.end,
    related: problem.related ?? [],
    fixes: () => (isCertain ? (problem.fixes?.() ?? []) : []),
  };
}
