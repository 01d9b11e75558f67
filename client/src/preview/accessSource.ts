import type { LanguageClient } from "vscode-languageclient/node";
import {
  accessMethod,
  compareMethod,
  testRequestMethod,
  type Access,
  type CompareParams,
  type Comparison,
  type DocumentParams,
  type RequestDescription,
  type TestedRequest,
  type TestRequestParams,
} from "../../../server/src/protocol.ts";

/** What the server knows of the access that a document gives. Undefined from a server that does not answer. */
export interface AccessSource {
  readonly access: (uri: string) => Promise<Access | undefined>;
  readonly test: (uri: string, request: RequestDescription) => Promise<TestedRequest | undefined>;
  readonly compare: (uri: string, older: string) => Promise<Comparison | undefined>;
}

export function accessSource(client: LanguageClient): AccessSource {
  return {
    access: (uri) =>
      client.sendRequest<Access>(accessMethod, { uri } satisfies DocumentParams).catch(() => undefined),
    test: (uri, request) =>
      client
        .sendRequest<TestedRequest | null>(testRequestMethod, { uri, request } satisfies TestRequestParams)
        .then(
          (tested) => tested ?? undefined,
          () => undefined,
        ),
    compare: (uri, older) =>
      client
        .sendRequest<Comparison>(compareMethod, { uri, older } satisfies CompareParams)
        .catch(() => undefined),
  };
}
