import {
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeResult,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { serveAccess } from "./access.ts";
import { rememberAnalyses } from "./analyses.ts";
import { readClient, type Client } from "./client.ts";
import { codeActionKinds, serveCodeActions } from "./codeActions.ts";
import { serveCodeLenses } from "./codeLenses.ts";
import { serveComparisons } from "./comparisons.ts";
import { createConfigChecks } from "./configChecks.ts";
import { serveDecisions } from "./decisions.ts";
import { serveDeployables } from "./deployables.ts";
import { serveDocumentLinks } from "./documentLinks.ts";
import { serveCompletions, TRIGGERS } from "./completions.ts";
import { serveFoldingRanges } from "./foldingRanges.ts";
import { createGuard } from "./guard.ts";
import { serveHardening } from "./hardening.ts";
import { serveHovers } from "./hovers.ts";
import { serveInlayHints } from "./inlayHints.ts";
import { hearKnownArns } from "./knownArns.ts";
import { serveNavigation } from "./navigation.ts";
import { serveNewDocuments } from "./newDocuments.ts";
import { orAfter } from "./orAfter.ts";
import { servePlaceholders } from "./placeholders.ts";
import { servePulledDiagnostics } from "./pulledDiagnostics.ts";
import { serveRenames } from "./renames.ts";
import { serveSelectionRanges } from "./selectionRanges.ts";
import type { Services } from "./services.ts";
import type { Session } from "./session.ts";
import { watchSettings } from "./settingsSource.ts";
import { serveSets } from "./sets.ts";
import { serveSetups } from "./setups.ts";
import { showConfigs } from "./showConfigs.ts";
import { showFindings } from "./showFindings.ts";
import { serveSilencing } from "./silencing.ts";
import { serveSymbols } from "./symbols.ts";
import { serveTestedRequests } from "./testedRequests.ts";
import { clientFiles } from "./workspace/fileAccess.ts";
import { watchWorkspace } from "./workspace/watchWorkspace.ts";
import { createWorkspaceIndex } from "./workspace/workspaceIndex.ts";

/** Serves one client over a connection that is not listening yet. */
export function createServer(connection: Connection, services: Services): void {
  const documents = new TextDocuments(TextDocument);
  connection.onInitialize((params) => {
    const client = readClient(params);
    serve(openSession(connection, documents, client, services));
    return toInitializeResult(client);
  });
  documents.listen(connection);
  connection.listen();
}

function openSession(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  client: Client,
  services: Services,
): Session {
  const guard = createGuard(connection.console);
  // A connection takes one listener for this, and there are several.
  const initialized = new Promise<void>((resolve) => {
    connection.onInitialized(() => resolve());
  });
  const settings = watchSettings(connection, initialized, client, guard, services);
  const files = client.readsFiles ? clientFiles(connection) : services.files;
  const workspace = createWorkspaceIndex(documents, files);
  const analyses = rememberAnalyses(services.analyze, client, guard, settings.current, workspace);
  const filesRead = watchWorkspace(connection, initialized, client, guard, workspace);
  const indexed = (): Promise<void> => orAfter(LONGEST_WAIT, filesRead(), services.after);
  const knownArns = hearKnownArns(connection, guard);
  const session = {
    connection,
    documents,
    client,
    services,
    guard,
    settings,
    workspace,
    indexed,
    analyses,
    knownArns,
  };
  return { ...session, configChecks: createConfigChecks(session) };
}

/** In milliseconds. Whoever renames something waits for the files that it may be in, but not for ever. */
const LONGEST_WAIT = 5_000;

function serve(session: Session): void {
  showFindings(session);
  showConfigs(session);
  if (session.client.pullsDiagnostics) servePulledDiagnostics(session);
  serveCodeActions(session);
  serveCodeLenses(session);
  serveCompletions(session);
  serveHovers(session);
  serveSymbols(session);
  serveDocumentLinks(session);
  serveFoldingRanges(session);
  serveSelectionRanges(session);
  serveInlayHints(session);
  serveNavigation(session);
  serveRenames(session);
  servePlaceholders(session);
  serveSilencing(session);
  serveAccess(session);
  serveTestedRequests(session);
  serveComparisons(session);
  serveDeployables(session);
  serveHardening(session);
  serveNewDocuments(session);
  serveDecisions(session);
  serveSetups(session);
  serveSets(session);
}

function toInitializeResult(client: Client): InitializeResult {
  return {
    serverInfo: { name: "Latchkey" },
    capabilities: {
      positionEncoding: "utf-16",
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      codeActionProvider: { codeActionKinds },
      codeLensProvider: { resolveProvider: false },
      completionProvider: { triggerCharacters: TRIGGERS, resolveProvider: true },
      hoverProvider: true,
      documentSymbolProvider: true,
      documentLinkProvider: { resolveProvider: false },
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      inlayHintProvider: { resolveProvider: false },
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      renameProvider: client.preparesRename ? { prepareProvider: true } : true,
      ...(client.announcesFolders && {
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      }),
      ...(client.pullsDiagnostics && {
        diagnosticProvider: {
          identifier: "latchkey",
          interFileDependencies: true,
          workspaceDiagnostics: false,
        },
      }),
    },
  };
}
