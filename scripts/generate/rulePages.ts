import { readFile } from "node:fs/promises";
import { rules } from "../../server/src/engine/engine.ts";
import type { Rule } from "../../server/src/engine/lint/rule.ts";
import type { GeneratedFile } from "./generatedFile.ts";
import { kindsInWords, pagePathOf } from "./ruleText.ts";

const BEGIN = "<!-- Written by npm run generate. -->";
const END = "<!-- What follows is written by hand. -->";

/** The head of every rule's page; the rest of the page stays as it is. */
export async function generateRulePages(): Promise<readonly GeneratedFile[]> {
  return Promise.all(
    rules.map(async (rule) => {
      const path = pagePathOf(rule);
      const page = await readFile(path, "utf8").catch(() => "");
      const body = page.includes(END) ? page.slice(page.indexOf(END) + END.length) : `\n\n${page}`;
      return { path, text: headOf(rule) + body };
    }),
  );
}

function headOf(rule: Rule): string {
  return [
    BEGIN,
    `# ${rule.id}`,
    `${rule.summary}.`,
    `Severity: **${rule.severity}** · Looks at ${kindsInWords(rule)} · [All rules](../../../../../docs/rules.md)`,
    END,
  ].join("\n\n");
}
