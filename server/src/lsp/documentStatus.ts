import type { TextDocument } from "vscode-languageserver-textdocument";
import type { DocumentKind, Severity } from "../engine/engine.ts";
import type { DocumentStatus } from "../protocol.ts";
import type { Analyzed } from "./analyses.ts";

const titles: Readonly<Record<DocumentKind, string>> = {
  "kms-key-policy": "KMS key policy",
  "s3-bucket-policy": "S3 bucket policy",
  "s3-bucket-encryption": "S3 bucket encryption",
};

/** What a document is and how it stands. */
export function toDocumentStatus(
  { uri, version }: TextDocument,
  { analysis, findings }: Analyzed,
): DocumentStatus {
  const count = (...severities: readonly Severity[]): number =>
    findings.filter(({ severity }) => severities.includes(severity)).length;
  return {
    uri,
    version,
    ...(analysis && { title: titles[analysis.kind] }),
    errors: count("error"),
    warnings: count("warning"),
    remarks: count("information", "hint"),
  };
}
