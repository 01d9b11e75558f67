import { rules, severities } from "../../server/src/engine/engine.ts";
import type { Rule } from "../../server/src/engine/lint/rule.ts";
import type { GeneratedFile, Generator } from "./generatedFile.ts";
import { kindsInWords, pagePathOf } from "./ruleText.ts";

const scopes: Readonly<Record<string, string>> = {
  s3: "Is every upload encrypted with the right key?",
  kms: "Are the duties of administrators and users apart?",
  arn: "Do ARNs, accounts and keys name what they should?",
  policy: "Does AWS take the document at all?",
};

/** The index of all rules, by scope and then by severity. */
export const generateRulesTable: Generator = () => {
  const sections = Object.entries(scopes).map(([scope, question]) => sectionOf(scope, question));
  const text = [
    "<!-- Written by npm run generate. -->",
    "# Rules",
    "A rule's severity is what it has by default; a single finding can weigh less. `latchkey.rules` in the settings changes it or turns the rule off.",
    ...sections,
  ].join("\n\n");
  const file: GeneratedFile = { path: "docs/rules.md", text };
  return Promise.resolve([file]);
};

function sectionOf(scope: string, question: string): string {
  const rows = rules
    .filter(({ id }) => id.startsWith(`${scope}/`))
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
    .map(rowOf);
  return [
    `## ${question}`,
    ["| rule | what it finds | severity | where |", "| --- | --- | --- | --- |", ...rows].join("\n"),
  ].join("\n\n");
}

function rowOf(rule: Rule): string {
  return `| [${rule.id}](../${pagePathOf(rule)}) | ${rule.summary} | ${rule.severity} | ${kindsInWords(rule)} |`;
}
