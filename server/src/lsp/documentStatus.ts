import type { TextDocument } from "vscode-languageserver-textdocument";
import type { DocumentKind, Finding, Severity } from "../engine/engine.ts";
import type { DocumentSet } from "../engine/set/documentSet.ts";
import { documentNouns } from "../engine/policy/documentKinds.ts";
import type { DocumentStatus } from "../protocol.ts";
import type { Analyzed } from "./analyses.ts";

/** What documents of a kind are called, with the service that they are for. */
export function titleOf(kind: DocumentKind): string {
  return `${kind === "kms-key-policy" ? "KMS" : "S3"} ${documentNouns[kind]}`;
}

/** What a document is, how it stands, and the names of the sets that it belongs to. */
export function toDocumentStatus(
  { uri, version }: TextDocument,
  { analysis, findings }: Analyzed,
  sets: readonly DocumentSet[],
  possibleSets: readonly DocumentSet[],
): DocumentStatus {
  return {
    uri,
    version,
    ...(analysis && { title: titleOf(analysis.kind) }),
    ...countsOf(findings),
    ...(sets.length > 0 && { sets: sets.map(nameOf) }),
    ...(possibleSets.length > 0 && { possibleSets: possibleSets.map(nameOf) }),
    ...(sets.some(({ ambiguities }) => ambiguities.length > 0) && { isAmbiguous: true }),
  };
}

function nameOf({ name }: DocumentSet): string {
  return name;
}

/** How many findings there are of which weight. */
export function countsOf(
  findings: readonly Finding[],
): Pick<DocumentStatus, "errors" | "warnings" | "remarks"> {
  const count = (...severities: readonly Severity[]): number =>
    findings.filter(({ severity }) => severities.includes(severity)).length;
  return { errors: count("error"), warnings: count("warning"), remarks: count("information", "hint") };
}
