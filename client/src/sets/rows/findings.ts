import { fileNameOf } from "../../fileNameOf.ts";
import type { SetDocument, SetFinding, SetSummary } from "../../../../server/src/protocol.ts";
import { findingsInWords } from "../../findingsInWords.ts";
import { icon, openCommand, toRow, type Row } from "../row.ts";

const icons: Readonly<Record<SetFinding["severity"], readonly [name: string, color: string]>> = {
  error: ["error", "problemsErrorIcon.foreground"],
  warning: ["warning", "problemsWarningIcon.foreground"],
  information: ["info", "problemsInfoIcon.foreground"],
  hint: ["info", "problemsInfoIcon.foreground"],
};

/** What is wrong in the documents of a set, the gravest first named. */
export function findingsRow(
  set: SetSummary,
  documents: readonly SetDocument[],
  findings: readonly SetFinding[],
): Row {
  const id = `${set.id} findings`;
  const sum = (count: (document: SetDocument) => number): number =>
    documents.reduce((total, document) => total + count(document), 0);
  const counts = findingsInWords({
    errors: sum(({ errors }) => errors),
    warnings: sum(({ warnings }) => warnings),
    remarks: sum(({ remarks }) => remarks),
  });
  return toRow({
    id,
    label: "Findings",
    description: counts || "none",
    icon: iconOf(findings),
    ...(findings.length > 0 && {
      children: () => findings.map((finding, index) => findingRow(`${id} ${String(index)}`, finding)),
    }),
  });
}

const severities = ["error", "warning", "information", "hint"] as const;

function iconOf(findings: readonly SetFinding[]): ReturnType<typeof icon> {
  const gravest = severities.find((each) => findings.some(({ severity }) => severity === each));
  return gravest === undefined ? icon("pass", "testing.iconPassed") : icon(...icons[gravest]);
}

function findingRow(id: string, { uri, range, severity, rule, message }: SetFinding): Row {
  const place = `${fileNameOf(uri)}:${String(range.start.line + 1)}`;
  return toRow({
    id,
    label: message,
    description: place,
    tooltip: `${message}\n\n${rule} · ${place}`,
    spoken: `${severity}: ${message} ${place}`,
    icon: icon(...icons[severity]),
    command: openCommand(uri, range),
  });
}
