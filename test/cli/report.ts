/** The report of `--format json`. */
export interface JsonReport {
  readonly version: number;
  readonly documents: readonly { readonly file: string; readonly kind: string }[];
  readonly findings: readonly {
    readonly file: string;
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
    readonly range: { readonly start: JsonPosition; readonly end: JsonPosition };
    readonly fixes: readonly { readonly title: string; readonly access: string }[];
    readonly related: readonly {
      readonly file: string;
      readonly message: string;
      readonly range: { readonly start: JsonPosition; readonly end: JsonPosition };
    }[];
  }[];
}

interface JsonPosition {
  readonly line: number;
  readonly character: number;
}

export function readReport(text: string): JsonReport {
  return JSON.parse(text) as JsonReport;
}

/** The names of the documents in a report, in order. */
export function filesIn(text: string): readonly string[] {
  return readReport(text).documents.map(({ file }) => file);
}

/** The rules that found something that counts by default, in order. */
export function countedIn(text: string): readonly string[] {
  const counted = readReport(text).findings.filter(({ severity }) => /^(?:error|warning)$/.test(severity));
  return counted.map(({ rule }) => rule);
}

/** The rules that found something, in order. */
export function rulesIn(text: string): readonly string[] {
  return readReport(text).findings.map(({ rule }) => rule);
}
