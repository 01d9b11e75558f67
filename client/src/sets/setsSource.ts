import type { LanguageClient } from "vscode-languageclient/node";
import {
  setMethod,
  setsMethod,
  type SetDetails,
  type SetParams,
  type SetSummary,
} from "../../../server/src/protocol.ts";

/** What the server knows of the documents that belong together. Nothing from a server that does not answer. */
export interface SetsSource {
  readonly list: () => Promise<readonly SetSummary[]>;
  readonly look: (id: string) => Promise<SetDetails | undefined>;
}

export function setsSource(client: LanguageClient): SetsSource {
  return {
    list: () => client.sendRequest<readonly SetSummary[]>(setsMethod).catch(() => []),
    look: (id) =>
      client.sendRequest<SetDetails | null>(setMethod, { id } satisfies SetParams).then(
        (details) => details ?? undefined,
        () => undefined,
      ),
  };
}
