import type { TextDocument } from "vscode-languageserver-textdocument";
import type { ConfigEntry } from "../engine/config/config.ts";
import type { Analysis, Finding, Source } from "../engine/engine.ts";
import { nameOfFile } from "../engine/set/folders.ts";
import type { Library } from "../engine/set/library.ts";
import type { Client } from "./client.ts";
import { isReportedByEditor } from "./editorReports.ts";
import type { Guard } from "./guard.ts";
import { MAX_LENGTH } from "./maxLength.ts";
import type { Services } from "./services.ts";
import type { Settings } from "./settings.ts";
import { isConfigFile, type ConfigShelf } from "./workspace/configShelf.ts";
import type { WorkspaceIndex } from "./workspace/workspaceIndex.ts";

/** What is known of one version of a document under one set of settings. */
export interface Analyzed {
  /** No two analyses of a session share it. */
  readonly serial: number;
  /** Undefined when the document is none that Latchkey reads. */
  readonly analysis: Analysis | undefined;
  /** Those that are shown. */
  readonly findings: readonly Finding[];
  /** The entries of its configuration that fit any. */
  readonly used: readonly ConfigEntry[];
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

  const weigh = (document: TextDocument, current: Settings): Weighed => {
    const { uri } = document;
    const source = sourceOf(document, current, library);
    const isRead = source.text.length <= MAX_LENGTH && !isConfigFile(uri);
    return isRead
      ? analyzeWeighed(analyzeSafely, source, configs, uri, current)
      : { analysis: undefined, used: [] };
  };
  return (document) => {
    const { version } = document;
    const current = settings();
    const last = known.get(document);
    const stamp = stampOf(document.uri);
    if (last?.version === version && last.settings === current && last.stamp === stamp) return last;

    const { analysis, used } = weigh(document, current);
    const findings = (analysis?.findings ?? []).filter(
      (finding) => !(client.editorReportsJsonSyntax && isReportedByEditor(document, finding)),
    );
    const analyzed = { serial: ++serial, analysis, findings, used, version, settings: current, stamp };
    known.set(document, analyzed);
    return analyzed;
  };
}

type Weighed = Pick<Analyzed, "analysis" | "used">;

/** Analyses a text of a document, with the findings as its configuration weighs them. */
export function analyzeWeighed(
  analyze: Services["analyze"],
  source: Source,
  configs: ConfigShelf,
  uri: string,
  { overrides }: Settings,
): Weighed {
  const analysis = analyze(source, configs.overridesFor(uri, overrides));
  if (analysis === undefined) return { analysis, used: [] };
  const { findings, used } = configs.weigh(uri, analysis, overrides);
  return { analysis: { ...analysis, findings }, used };
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
