import type { LanguageClient } from "vscode-languageclient/node";
import { knownArnsMethod, type KnownArnsParams } from "../../../server/src/protocol.ts";

/** What was read from AWS in this session, for the server to offer. It is kept nowhere else. */
export interface KnownArns {
  readonly hear: (arns: readonly string[]) => void;
  readonly hearNamesIn: (text: string) => void;
}

/** More than anybody chooses from. */
const MOST = 300;

export function createKnownArns(client: LanguageClient): KnownArns {
  const known = new Set<string>();
  const hear = (arns: readonly string[]): void => {
    for (const arn of arns) {
      known.delete(arn);
      known.add(arn);
    }
    // What was read last is what somebody works on.
    const latest = [...known].reverse().slice(0, MOST);
    // A server that does not run offers nothing anyway.
    client
      .sendNotification(knownArnsMethod, { arns: latest } satisfies KnownArnsParams)
      .catch(() => undefined);
  };
  return {
    hear,
    hearNamesIn: (text) => {
      hear([...text.matchAll(/"(arn:[^"\\*?${}]+)"/g)].flatMap(([, arn]) => arn ?? []));
    },
  };
}
