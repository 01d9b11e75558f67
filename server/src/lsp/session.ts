import type { Connection, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { KnownNames } from "../engine/set/knownNames.ts";
import type { Analyses } from "./analyses.ts";
import type { Client } from "./client.ts";
import type { ConfigChecks } from "./checkedConfigs.ts";
import type { Guard } from "./guard.ts";
import type { Services } from "./services.ts";
import type { SettingsSource } from "./settingsSource.ts";
import type { WorkspaceIndex } from "./workspace/workspaceIndex.ts";

/** One client from its `initialize` on: what every handler looks things up in. */
export interface Session {
  readonly connection: Connection;
  readonly client: Client;
  readonly services: Services;
  /** The open ones, as the client has them. */
  readonly documents: TextDocuments<TextDocument>;
  readonly settings: SettingsSource;
  readonly workspace: WorkspaceIndex;
  /** Settled when the files are read, or after the time that somebody would wait for that. */
  readonly indexed: () => Promise<void>;
  readonly analyses: Analyses;
  readonly configChecks: ConfigChecks;
  /** What the client has read from AWS in this session. */
  readonly knownArns: () => KnownNames;
  readonly guard: Guard;
}
