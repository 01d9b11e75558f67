import type { ClientCapabilities, DiagnosticsCapabilities, InitializeParams } from "vscode-languageserver";
import type { InitializationOptions } from "../protocol.ts";
import { readWorkspaceClient, type WorkspaceClient } from "./workspaceClient.ts";

/** What the client can do, as far as the server minds. */
export interface Client extends WorkspaceClient {
  /** It asks for diagnostics; otherwise they are sent to it unasked. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesInlayHints: boolean;
  /** As many ranges that can be folded it wants of a document. */
  readonly mostFolds: number;
  readonly showsRelatedInformation: boolean;
  readonly opensRulePages: boolean;
  /** It applies edits to one version of a document, and to none other. */
  readonly checksVersions: boolean;
  /** It asks what would be renamed before it asks for the new name. */
  readonly preparesRename: boolean;
  readonly answersConfiguration: boolean;
  readonly announcesConfiguration: boolean;
  readonly editorReportsJsonSyntax: boolean;
  readonly wantsDocumentStatus: boolean;
  readonly showsAccess: boolean;
  /** What it is offered to write may have tab stops. */
  readonly takesSnippets: boolean;
  /** Its command that offers what can be written at the cursor. */
  readonly suggestCommand: string | undefined;
  readonly fillsPlaceholders: boolean;
  /** It asks for the reason before a finding is silenced. */
  readonly asksForReasons: boolean;
}

export function readClient(params: InitializeParams): Client {
  const { capabilities } = params;
  const { workspace, textDocument } = capabilities;
  const options = readOptions(params);
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    ...readRefreshes(capabilities),
    mostFolds: textDocument?.foldingRange?.rangeLimit ?? Infinity,
    showsRelatedInformation: diagnosticsOf(capabilities).some((one) => one.relatedInformation === true),
    opensRulePages: diagnosticsOf(capabilities).some((one) => one.codeDescriptionSupport === true),
    checksVersions: workspace?.workspaceEdit?.documentChanges === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    answersConfiguration: workspace?.configuration === true,
    announcesConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    editorReportsJsonSyntax: options.editorReportsJsonSyntax === true,
    wantsDocumentStatus: options.documentStatus === true,
    fillsPlaceholders: options.fillPlaceholder === true,
    asksForReasons: options.silence === true,
    showsAccess: options.showAccess === true,
    ...readCompletion(capabilities, options),
    ...readWorkspaceClient(params),
  };
}

function readRefreshes({
  workspace,
}: ClientCapabilities): Pick<Client, "refreshesDiagnostics" | "refreshesInlayHints"> {
  return {
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
  };
}

function readCompletion(
  { textDocument }: ClientCapabilities,
  { suggestCommand }: InitializationOptions,
): Pick<Client, "takesSnippets" | "suggestCommand"> {
  return {
    takesSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    suggestCommand: typeof suggestCommand === "string" ? suggestCommand : undefined,
  };
}

/** Clients say what they show of a diagnostic in one of two places, or in both. */
function diagnosticsOf({ textDocument }: ClientCapabilities): readonly DiagnosticsCapabilities[] {
  return [textDocument?.diagnostic, textDocument?.publishDiagnostics].filter((one) => one !== undefined);
}

function readOptions(params: InitializeParams): InitializationOptions {
  const options: unknown = params.initializationOptions;
  return typeof options === "object" && options !== null ? options : {};
}
