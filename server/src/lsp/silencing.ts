import { CodeActionKind, type CodeAction, type WorkspaceEdit } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { sidOf } from "../engine/config/applyConfig.ts";
import { CONFIG_FILE } from "../engine/config/config.ts";
import { addEntry, type NewEntry } from "../engine/config/editConfig.ts";
import { patternOfPath } from "../engine/config/matchesPath.ts";
import type { Finding } from "../engine/engine.ts";
import { nameOfFile } from "../engine/set/folders.ts";
import { silenceMethod, type Silence, type SilenceParams } from "../protocol.ts";
import { toDiagnostic } from "./diagnostics.ts";
import { documentAt } from "./documentAt.ts";
import type { Session } from "./session.ts";
import { folderOf, isConfigFile, pathFrom } from "./workspace/configShelf.ts";
import { newFileEdit, toWorkspaceEdit } from "./workspaceEdit.ts";

/** The client's own command; takes a `Silence`. */
const SILENCE = "latchkey.silence";

/** What silences each of some findings by an entry in the configuration file that is for their document. */
export function silencingActions(
  session: Session,
  document: TextDocument,
  findings: readonly Finding[],
): CodeAction[] {
  const actions = new Map<string, CodeAction>();
  for (const finding of findings) {
    const silence = silenceOf(session, document, finding);
    const known = actions.get(silence.title);
    const action = known ?? toAction(session, silence);
    if (action === undefined) continue;
    const diagnostics = [...(action.diagnostics ?? []), toDiagnostic(document, finding, session)];
    actions.set(silence.title, { ...action, diagnostics });
  }
  return [...actions.values()];
}

function silenceOf({ workspace }: Session, { uri }: TextDocument, finding: Finding): Silence {
  const { rule } = finding;
  const policy = workspace.library.read(uri)?.policy;
  const sid = policy && sidOf(finding, policy);
  if (sid === undefined) return { uri, rule, title: `Silence ${rule} in ${nameOfFile(uri)}` };
  return { uri, rule, sid, title: `Silence ${rule} in statement "${sid}"` };
}

/** Without a client that asks, the reason is left to be written in the file; until then the entry has no effect. */
function toAction(session: Session, silence: Silence): CodeAction | undefined {
  const edit = silencingEdit(session, { ...silence, reason: "" });
  if (edit === undefined) return undefined;
  if (!session.client.asksForReasons)
    return {
      title: `${silence.title} once ${CONFIG_FILE} gives the reason`,
      kind: CodeActionKind.QuickFix,
      edit,
    };
  const title = `${silence.title}, with a reason`;
  return {
    title,
    kind: CodeActionKind.QuickFix,
    command: { title, command: SILENCE, arguments: [silence] },
  };
}

/** Answers a client that has asked for the reason. */
export function serveSilencing(session: Session): void {
  const { connection, guard, indexed } = session;
  const answer = async (params: SilenceParams): Promise<WorkspaceEdit | null> => {
    await indexed();
    return params.reason.trim() === "" ? null : (silencingEdit(session, params) ?? null);
  };
  connection.onRequest<WorkspaceEdit | null, unknown>(
    silenceMethod,
    guard("Silencing a finding", null, answer),
  );
}

/** Writes into the nearest file upward or, where there is none, a new one in the folder that is open. */
function silencingEdit(session: Session, params: SilenceParams): WorkspaceEdit | undefined {
  const { uri } = params;
  const config = session.workspace.configs.nearest(uri);
  const folder = config === undefined ? session.workspace.roots.rootOf(uri) : folderOf(config.uri);
  if (folder === undefined || isConfigFile(uri)) return undefined;
  const entry = entryOf(params, folder, session);
  const edit = entry && addEntry(config?.text ?? "", entry);
  if (edit === undefined) return undefined;
  if (config !== undefined)
    return toWorkspaceEdit([{ document: documentAt(session, config.uri), edits: [edit] }], session.client);
  const { checksVersions, createsFiles } = session.client;
  return checksVersions && createsFiles ? newFileEdit(`${folder}/${CONFIG_FILE}`, edit.text) : undefined;
}

function entryOf(
  { uri, rule, sid, reason }: SilenceParams,
  folder: string,
  { services }: Session,
): NewEntry | undefined {
  const known = services.ruleIds.find((id) => id === rule);
  if (known === undefined) return undefined;
  const place = { paths: patternOfPath(pathFrom(folder, uri)), ...(sid !== undefined && { sids: sid }) };
  return { rule: known, ...place, severity: "off", reason: reason.trim() };
}
