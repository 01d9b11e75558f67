import { ask } from "./ask.ts";
import type { Connection } from "./connection.ts";

/** Comes by credentials, as far as they are not there yet: the one step in which a person may be asked for a code. */
export async function signIn(connection: Connection): Promise<void> {
  await ask(connection, { action: "the sign-in" }, () => connection.kms().config.credentials());
}
