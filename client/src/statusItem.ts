import {
  Disposable,
  LanguageStatusSeverity,
  languages,
  window,
  workspace,
  type LanguageStatusItem,
  type TextEditor,
} from "vscode";
import { State, type LanguageClient } from "vscode-languageclient/node";
import type { DocumentStatus } from "../../server/src/protocol.ts";
import type { DocumentStatuses } from "./documentStatuses.ts";
import { findingsInWords } from "./findingsInWords.ts";

const languagesServed = ["json", "jsonc"];

/** Shows what kind of document the active one is and how it stands, beside its language. */
export function createStatusItem(client: LanguageClient, { onDidChange }: DocumentStatuses): Disposable {
  const statuses = new Map<string, DocumentStatus>();
  const item = languages.createLanguageStatusItem("latchkey.document", []);
  item.name = "Latchkey";
  let active = servedUriOf(window.activeTextEditor);
  const show = (): void => {
    if (client.state === State.Stopped || client.state === State.StartFailed) showStopped(item);
    else showDocument(item, active === undefined ? undefined : statuses.get(active));
  };
  return Disposable.from(
    item,
    onDidChange((status) => {
      statuses.set(status.uri, status);
      show();
    }),
    client.onDidChangeState(show),
    window.onDidChangeActiveTextEditor((editor) => {
      // An output panel counts as an editor too, while VS Code goes on showing the items of the one above it.
      active = servedUriOf(editor) ?? active;
      show();
    }),
    workspace.onDidCloseTextDocument(({ uri }) => statuses.delete(uri.toString())),
  );
}

function servedUriOf(editor: TextEditor | undefined): string | undefined {
  if (editor === undefined || !languagesServed.includes(editor.document.languageId)) return undefined;
  return editor.document.uri.toString();
}

/** A document that Latchkey does not read gets no item: its user is not to be bothered. */
function showDocument(item: LanguageStatusItem, status: DocumentStatus | undefined): void {
  item.selector = status?.title === undefined ? [] : languagesServed;
  if (status?.title === undefined) return;
  item.text = status.title;
  item.detail = summaryOf(status);
  item.severity = severityOf(status);
  item.command = { title: "Show Problems", command: "workbench.actions.view.problems" };
}

function showStopped(item: LanguageStatusItem): void {
  item.selector = languagesServed;
  item.text = "Latchkey";
  item.detail = "The language server is not running.";
  item.severity = LanguageStatusSeverity.Error;
  item.command = { title: "Restart", command: "latchkey.restartServer" };
}

function severityOf({ errors, warnings }: DocumentStatus): LanguageStatusSeverity {
  if (errors > 0) return LanguageStatusSeverity.Error;
  return warnings > 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
}

function summaryOf(status: DocumentStatus): string {
  const { sets = [], possibleSets = [], isAmbiguous } = status;
  const places = [
    named("Set", sets),
    isAmbiguous === true ? "not known in full" : "",
    named("Perhaps of set", possibleSets),
  ];
  return [findingsInWords(status) || "No findings", ...places].filter((part) => part !== "").join(" · ");
}

/** Nobody reads more names than these. */
const MOST_NAMES = 3;

function named(what: string, names: readonly string[]): string {
  if (names.length === 0) return "";
  const rest = names.length > MOST_NAMES ? ` and ${String(names.length - MOST_NAMES)} more` : "";
  return `${what}${names.length === 1 ? "" : "s"} ${names.slice(0, MOST_NAMES).join(", ")}${rest}`;
}
