import {
  GetKeyPolicyCommand,
  ListAliasesCommand,
  ListKeysCommand,
  PutKeyPolicyCommand,
  type KMSClient,
} from "@aws-sdk/client-kms";
import { parseArn } from "../engine/policy/arn.ts";
import { ask } from "./ask.ts";
import type { Connection } from "./connection.ts";
import type { Question } from "./explain.ts";

/** A key as a list of keys shows it. */
export interface KeySummary {
  readonly id: string;
  readonly arn: string;
  /** `alias/…` */
  readonly aliases: readonly string[];
}

/** The keys of the connection's Region, page after page, as AWS gives them. */
export async function* listKeys(
  connection: Connection,
): AsyncGenerator<readonly KeySummary[], void, undefined> {
  const aliases = await readAliases(connection);
  let marker: string | undefined;
  do {
    const command = new ListKeysCommand({ Limit: 1000, Marker: marker });
    const page = await ask(connection, { action: "kms:ListKeys" }, (options) =>
      connection.kms().send(command, options),
    );
    yield (page.Keys ?? []).map(({ KeyId: id = "", KeyArn: arn = "" }) => ({
      id,
      arn,
      aliases: aliases.get(id) ?? [],
    }));
    marker = page.Truncated === true ? page.NextMarker : undefined;
  } while (marker !== undefined);
}

/** The aliases of each key, by its id. */
async function readAliases(connection: Connection): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  let marker: string | undefined;
  do {
    const command = new ListAliasesCommand({ Limit: 100, Marker: marker });
    const page = await ask(connection, { action: "kms:ListAliases" }, (options) =>
      connection.kms().send(command, options),
    );
    for (const { TargetKeyId: id, AliasName: alias } of page.Aliases ?? [])
      if (id !== undefined && alias !== undefined) found.set(id, [...(found.get(id) ?? []), alias]);
    marker = page.Truncated === true ? page.NextMarker : undefined;
  } while (marker !== undefined);
  return found;
}

export async function readKeyPolicy(connection: Connection, keyArn: string): Promise<string | undefined> {
  const { kms, question } = serviceFor(connection, keyArn);
  const command = new GetKeyPolicyCommand({ KeyId: keyArn, PolicyName: "default" });
  const { Policy: policy } = await ask(connection, question("kms:GetKeyPolicy"), (options) =>
    kms.send(command, options),
  );
  return policy;
}

/** AWS checks that the caller may still change the policy afterwards; that check is never passed over. */
export async function writeKeyPolicy(connection: Connection, keyArn: string, policy: string): Promise<void> {
  const { kms, question } = serviceFor(connection, keyArn);
  const command = new PutKeyPolicyCommand({ KeyId: keyArn, PolicyName: "default", Policy: policy });
  await ask(connection, question("kms:PutKeyPolicy"), (options) => kms.send(command, options));
}

/** KMS where a key is, and a question about that key. An ARN says itself in which Region it is. */
export function serviceFor(
  connection: Connection,
  key: string,
): { readonly kms: KMSClient; readonly question: (action: string) => Question } {
  const region = parseArn(key)?.region ?? connection.region;
  return {
    kms: connection.kms(region),
    question: (action) => ({ action, region, on: `the key "${key}"` }),
  };
}
