import type { TextDocument } from "vscode-languageserver-textdocument";
import { documentStatusMethod } from "../protocol.ts";
import { toDocumentStatus } from "./documentStatus.ts";
import { reportedOf } from "./reportedDiagnostics.ts";
import { createSchedule, pauseFor } from "./schedule.ts";
import type { Session } from "./session.ts";
import { isConfigFile } from "./workspace/configShelf.ts";
import { onChangedSets } from "./workspace/changedSets.ts";

/** Keeps the client informed of what it does not ask for, whenever a document or the settings change. */
export function showFindings(session: Session): void {
  const { connection, client, documents, services, settings, guard } = session;
  const check = guard("Checking a document", undefined, async (uri: string): Promise<void> => {
    await settings.ready;
    const document = documents.get(uri);
    if (document !== undefined) await show(session, document);
  });
  const isAwaited = client.wantsDocumentStatus || !client.pullsDiagnostics;
  const schedule = createSchedule(services.after, (uri) => void check(uri));
  const plan = (document: TextDocument): void => {
    if (isAwaited) schedule.plan(document.uri, pauseFor(document.getText().length));
  };

  documents.onDidChangeContent(({ document }) => {
    plan(document);
  });
  documents.onDidClose(({ document: { uri } }) => {
    schedule.cancel(uri);
    if (!client.pullsDiagnostics) void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  const refresh = guard("Refreshing the diagnostics", undefined, async (): Promise<void> => {
    if (client.refreshesDiagnostics) await connection.languages.diagnostics.refresh();
  });
  settings.onChange(() => {
    documents.all().forEach(plan);
    void refresh();
  });
  session.configChecks.onChange(() => {
    documents
      .all()
      .filter(({ uri }) => isConfigFile(uri))
      .forEach(plan);
    void refresh();
  });
  onChangedSets(session, (changed) => {
    // Whoever types waits for the document that they type in, so that goes first.
    services.after(0, () => {
      changed.forEach(plan);
      void refresh();
    });
  });
}

/** Sends what belongs to the text that is open now. */
async function show(session: Session, document: TextDocument): Promise<void> {
  const { connection, client, analyses, workspace } = session;
  const { library } = workspace;
  const { uri } = document;
  if (client.wantsDocumentStatus) {
    const sets = [library.setsOf(uri), library.possibleSetsOf(uri)] as const;
    const status = toDocumentStatus(document, analyses(document), ...sets);
    await connection.sendNotification(documentStatusMethod, status);
  }
  if (client.pullsDiagnostics) return;
  await connection.sendDiagnostics({
    uri,
    version: document.version,
    diagnostics: reportedOf(session, document).diagnostics,
  });
}
