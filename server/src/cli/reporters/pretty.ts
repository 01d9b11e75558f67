import { severities, type Severity } from "../../engine/engine.ts";
import { pageOf } from "../../engine/lint/page.ts";
import { Lines, type Position } from "../positions.ts";
import type { Output } from "../world.ts";
import { excerpt } from "./excerpt.ts";
import { printable } from "./printable.ts";
import type { CheckedFile, ReportedFinding, Reporter } from "./reporter.ts";
import type { Painter, Style } from "./style.ts";

const severityStyles: Readonly<Record<Severity, Style>> = {
  error: "red",
  warning: "yellow",
  information: "blue",
  hint: "gray",
};

/** Text for people: each finding with its place, its line and what can be done, and a summary at the end. */
export function prettyReporter(output: Output, paint: Painter): Reporter {
  const counts = new Map<Severity, number>();
  let documents = 0;
  let fixes = 0;
  return {
    report: (document) => {
      if (document.kind !== undefined) documents++;
      fixes += document.fixCount;
      const lines = new Lines(document.text);
      for (const finding of document.findings) {
        counts.set(finding.severity, (counts.get(finding.severity) ?? 0) + 1);
        output.write(`${findingLines(document, finding, lines, paint).join("\n")}\n\n`);
      }
    },
    finish: () => {
      output.write(`${summary(documents, fixes, counts)}\n`);
    },
  };
}

function findingLines(
  { file, textOf }: CheckedFile,
  finding: ReportedFinding,
  lines: Lines,
  paint: Painter,
): readonly string[] {
  const { rule, severity, message, related } = finding;
  const range = lines.rangeOf(finding);
  const style = severityStyles[severity];
  const place = (position: Position): string => placeOf(file, position);
  return [
    `${paint("bold", place(range.start))} ${paint(style, severity)} ${printable(message)} ${paint("gray", rule)}`,
    ...excerpt(lines.textOf(range.start.line), range).map((line, index) =>
      index === 0 ? line : paint(style, line),
    ),
    ...related.map(({ uri, at, message: remark }) => {
      const there = uri === undefined ? lines : new Lines(textOf(uri));
      return `  ${placeOf(uri ?? file, there.rangeOf(at).start)} ${printable(remark)}`;
    }),
    ...finding.fixes().map(({ title, access }) => `  Fix: ${printable(title)} (access: ${access})`),
    `  ${paint("gray", pageOf(rule))}`,
  ];
}

/** `file:line:column`, both from one, as terminals and editors turn it into a link. */
function placeOf(file: string, { line, character }: Position): string {
  return `${printable(file)}:${String(line + 1)}:${String(character + 1)}`;
}

function summary(documents: number, fixes: number, counts: ReadonlyMap<Severity, number>): string {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const parts = severities.flatMap((severity) => {
    const count = counts.get(severity) ?? 0;
    return count === 0 ? [] : [counted(count, nouns[severity])];
  });
  const applied = fixes === 0 ? "" : `, ${counted(fixes, "fix", "fixes")} applied`;
  const checked = `${counted(documents, "document")} checked${applied}`;
  return total === 0 ? `${checked}, nothing found.` : `${checked}: ${parts.join(", ")}.`;
}

const nouns: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "remark",
  hint: "hint",
};

function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${String(count)} ${count === 1 ? noun : plural}`;
}
