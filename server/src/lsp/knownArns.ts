import type { Connection } from "vscode-languageserver";
import { namesIn, type KnownNames } from "../engine/set/knownNames.ts";
import { knownArnsMethod, type KnownArnsParams } from "../protocol.ts";
import type { Guard } from "./guard.ts";

/** Keeps what the client has read from AWS, as long as the server runs. */
export function hearKnownArns(connection: Connection, guard: Guard): () => KnownNames {
  let known = namesIn("");
  connection.onNotification(
    knownArnsMethod,
    guard("Hearing of ARNs", undefined, ({ arns }: KnownArnsParams) => {
      known = namesIn(JSON.stringify(arns));
    }),
  );
  return () => known;
}
