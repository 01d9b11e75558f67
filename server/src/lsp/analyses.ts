import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Analysis, Finding, Source } from "../engine/engine.ts";
import { nameOfFile } from "../engine/set/folders.ts";
import type { Library } from "../engine/set/library.ts";
import type { Client } from "./client.ts";
import { isReportedByEditor } from "./editorReports.ts";
import type { Guard } from "./guard.ts";
import { MAX_LENGTH } from "./maxLength.ts";
import type { Services } from "./services.ts";
import type { Settings } from "./settings.ts";
import type { WorkspaceIndex } from "./workspace/workspaceIndex.ts";

/** What is known of one version of a document under one set of settings. */
export interface Analyzed {
  /** No two analyses of a session share it. */
  readonly serial: number;
  /** Undefined when the document is none that Latchkey reads. */
  readonly analysis: Analysis | undefined;
  /** Those that are shown. */
  readonly findings: readonly Finding[];
}

/** Looks a document's analysis up, or makes it. */
export type Analyses = (document: TextDocument) => Analyzed;

/** Remembers the analysis of each open document until its version, its set, its configuration or the settings change. */
export function rememberAnalyses(
  analyze: Services["analyze"],
  client: Client,
  guard: Guard,
  settings: () => Settings,
  { library, configs, stampOf }: WorkspaceIndex,
): Analyses {
  const known = new WeakMap<
    TextDocument,
    Analyzed & { version: number; settings: Settings; stamp: string }
  >();
  const analyzeSafely = guard("Analysing a document", undefined, analyze);
  let serial = 0;

  return (document) => {
    const { version } = document;
    const current = settings();
    const last = known.get(document);
    const stamp = stampOf(document.uri);
    if (last?.version === version && last.settings === current && last.stamp === stamp) return last;

    const source = sourceOf(document, current, library);
    const read = source.text.length > MAX_LENGTH ? undefined : analyzeSafely(source, current.overrides);
    const analysis = read && { ...read, findings: configs.weigh(document.uri, read) };
    const findings = (analysis?.findings ?? []).filter(
      (finding) => !(client.editorReportsJsonSyntax && isReportedByEditor(document, finding)),
    );
    const analyzed = { serial: ++serial, analysis, findings, version, settings: current, stamp };
    known.set(document, analyzed);
    return analyzed;
  };
}

/** A document as the engine takes it. */
export function sourceOf(document: TextDocument, { surroundings }: Settings, library: Library): Source {
  const { uri } = document;
  const text = document.getText();
  return {
    text,
    fileName: nameOfFile(uri),
    known: library.textOf(uri) === text ? library.read(uri)?.policy : undefined,
    ...library.neighbourhoodOf(uri, surroundings),
  };
}
