import {
  CodeAction,
  CodeActionKind,
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  languages,
  Range,
  type CodeActionContext,
  type TextDocument,
  type Uri,
} from "vscode";

/** What AWS said about a document, as findings that stay until they are dismissed. */
export interface AwsFindings {
  /** Takes the place of what was found about the same topic before. */
  readonly show: (document: TextDocument, topic: Topic, findings: readonly AwsFinding[]) => void;
  /** Takes the findings of a document away, or all. */
  readonly dismiss: (uri?: Uri) => void;
  readonly dispose: () => void;
}

/** The state of a key, or what AWS says of a document that it does not take. */
export type Topic = "key" | "document";

export interface AwsFinding {
  readonly severity: "error" | "warning" | "information";
  readonly message: string;
  /** Texts, the first of which that the document has is where the finding belongs. */
  readonly about: readonly string[];
}

const SOURCE = "Latchkey (AWS,";

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
} as const;

export function createAwsFindings(now: () => Date = () => new Date()): AwsFindings {
  const collection = languages.createDiagnosticCollection("latchkey.aws");
  const actions = languages.registerCodeActionsProvider(["json", "jsonc"], {
    provideCodeActions: dismissals,
  });
  const shown = new Map<string, ReadonlyMap<Topic, readonly Diagnostic[]>>();
  const show = (document: TextDocument, topic: Topic, findings: readonly AwsFinding[]): void => {
    const { uri } = document;
    const time = now().toTimeString().slice(0, 5);
    const diagnostics = findings.map((finding) => toDiagnostic(document, finding, `${SOURCE} ${time})`));
    const topics = new Map([...(shown.get(uri.toString()) ?? []), [topic, diagnostics]]);
    shown.set(uri.toString(), topics);
    collection.set(uri, [...topics.values()].flat());
  };
  const dismiss = (uri?: Uri): void => {
    if (uri === undefined) {
      shown.clear();
      collection.clear();
    } else {
      shown.delete(uri.toString());
      collection.delete(uri);
    }
  };
  return { show, dismiss, dispose: () => void Disposable.from(collection, actions).dispose() };
}

function toDiagnostic(document: TextDocument, finding: AwsFinding, source: string): Diagnostic {
  const { severity, message, about } = finding;
  const diagnostic = new Diagnostic(rangeOf(document, about), message, severities[severity]);
  diagnostic.source = source;
  return diagnostic;
}

function dismissals({ uri }: TextDocument, _: Range, { diagnostics }: CodeActionContext): CodeAction[] {
  const own = diagnostics.filter(({ source }) => source?.startsWith(SOURCE));
  if (own.length === 0) return [];
  const title = "Dismiss what AWS said about this document";
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.diagnostics = own;
  action.command = { title, command: "latchkey.dismissAwsFindings", arguments: [uri] };
  return [action];
}

/** Where a text of these stands; the first line where none does. */
function rangeOf(document: TextDocument, about: readonly string[]): Range {
  const text = document.getText();
  const found = about.find((words) => words !== "" && text.includes(words));
  if (found === undefined) return document.lineAt(0).range;
  const start = text.indexOf(found);
  return new Range(document.positionAt(start), document.positionAt(start + found.length));
}
