import { toDiagnostic } from "./diagnostics.ts";
import { documentAt } from "./documentAt.ts";
import type { Session } from "./session.ts";
import { isConfigFile } from "./workspace/configShelf.ts";

/**
 * Sends what is held against configuration files that are not open, to clients that ask about open documents too. Those of
 * packages are somebody else's.
 */
export function showConfigs(session: Session): void {
  const { client, configChecks, connection, documents, guard, workspace } = session;
  const sent = new Map<string, number>();
  const clear = async (uri: string): Promise<void> => {
    const isOpen = documents.get(uri) !== undefined;
    // Whoever is not told when a file is opened has been told what is said of its text.
    if (sent.delete(uri) && (client.pullsDiagnostics || !isOpen))
      await connection.sendDiagnostics({ uri, diagnostics: [] });
  };
  const show = guard("Showing configuration files", undefined, async (): Promise<void> => {
    const closed = workspace.configs
      .all()
      .filter(({ uri }) => documents.get(uri) === undefined && !uri.includes("/node_modules/"));
    const gone = [...sent.keys()].filter((uri) => closed.every((config) => config.uri !== uri));
    for (const uri of gone) await clear(uri);
    for (const { uri } of closed) {
      const { serial, findings } = configChecks.of(uri);
      if (sent.get(uri) === serial || (findings.length === 0 && !sent.has(uri))) continue;
      sent.set(uri, serial);
      const document = documentAt(session, uri);
      const diagnostics = findings.map((finding) => toDiagnostic(document, finding, session));
      await connection.sendDiagnostics({ uri, diagnostics });
    }
  });
  configChecks.onChange(() => void show());
  documents.onDidClose(({ document: { uri } }) => {
    if (!isConfigFile(uri)) return;
    sent.delete(uri);
    void show();
  });
}
