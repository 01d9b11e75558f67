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
  readonly show: (document: TextDocument, findings: readonly AwsFinding[]) => void;
  /** Takes the findings of a document away, or all. */
  readonly dismiss: (uri?: Uri) => void;
  readonly dispose: () => void;
}

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
  const show = (document: TextDocument, findings: readonly AwsFinding[]): void => {
    const time = now().toTimeString().slice(0, 5);
    const diagnostics = findings.map(({ severity, message, about }) => {
      const found = new Diagnostic(rangeOf(document, about), message, severities[severity]);
      found.source = `${SOURCE} ${time})`;
      return found;
    });
    collection.set(document.uri, diagnostics);
  };
  const dismiss = (uri?: Uri): void => {
    if (uri === undefined) collection.clear();
    else collection.delete(uri);
  };
  return { show, dismiss, dispose: () => void Disposable.from(collection, actions).dispose() };
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
