import { Lines } from "../positions.ts";
import type { Output } from "../world.ts";
import type { CheckedFile, ReportedFinding, Reporter } from "./reporter.ts";

/** One object, for programs. Its members are kept as they are; later versions only add to them. */
export function jsonReporter(output: Output): Reporter {
  const documents: object[] = [];
  const findings: object[] = [];
  return {
    report: (document) => {
      const { file, kind, text } = document;
      const lines = new Lines(text);
      if (kind !== undefined) documents.push({ file, kind });
      findings.push(...document.findings.map((finding) => toJson(document, finding, lines)));
    },
    finish: () => {
      output.write(`${JSON.stringify({ version: 1, documents, findings }, undefined, 2)}\n`);
    },
  };
}

function toJson({ file, textOf }: CheckedFile, finding: ReportedFinding, lines: Lines): object {
  const { rule, severity, message, related } = finding;
  return {
    file,
    rule,
    severity,
    message,
    range: lines.rangeOf(finding),
    fixes: finding.fixes().map(({ title, access }) => ({ title, access })),
    related: related.map(({ uri, at, message: remark }) => ({
      file: uri ?? file,
      message: remark,
      range: (uri === undefined ? lines : new Lines(textOf(uri))).rangeOf(at),
    })),
  };
}
