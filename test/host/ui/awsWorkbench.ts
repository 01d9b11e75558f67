import { CreateAliasCommand, CreateKeyCommand, GetKeyPolicyCommand } from "@aws-sdk/client-kms";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { connect, type Connection } from "../../../server/src/aws/aws.ts";
import { setEnvironment } from "../../aws/account.ts";
import { startMoto, type Moto } from "../../aws/moto.ts";
import { startProxy, type Proxy } from "../../aws/proxy.ts";
import type { Driver } from "../driver.ts";
import { useWorkbench } from "./session.ts";

export const region = "eu-central-1";
export const account = "111122223333";
export const alias = "alias/records";
/** The secret access key. Nobody else writes this, so that it can be looked for. */
export const secret = "l0okF0rTh1sSecretAccessKeyInEveryF1le";

/** A workbench on an emulated account. */
export interface AwsWorkbench {
  readonly driver: Driver;
  readonly proxy: Proxy;
  /** To the emulator, past the proxy. */
  readonly direct: Connection;
  readonly keyArn: string;
  /** The key policy that AWS has by its own account. */
  readonly deployed: () => Promise<object>;
  /** Answers a question of quick input by what is typed and the row that is taken then. */
  readonly accept: (question: string, typed: string, row: string) => Promise<void>;
  readonly dialog: Locator;
  /** What the workbench has written that holds these words: documents, states, logs. */
  readonly filesWith: (words: string) => Promise<readonly string[]>;
}

/** Gives the tests of a describe block a workbench on an account with one key of this policy. */
export function useAwsWorkbench(
  policy: object,
  files: Readonly<Record<string, string>> = {},
): () => AwsWorkbench {
  let [moto, proxy, direct]: [Moto?, Proxy?, Connection?] = [];
  let [keyArn, folder] = ["", ""];
  const own = { ...process.env };

  before(async () => {
    moto = await startMoto(account);
    proxy = await startProxy(moto.endpoint);
    setEnvironment({ ...moto.env, AWS_ENDPOINT_URL: undefined, AWS_SECRET_ACCESS_KEY: secret });
    direct = await connect({ region, endpoint: moto.endpoint });
    const kms = direct.kms();
    const made = await kms.send(new CreateKeyCommand({ Policy: JSON.stringify(policy) }));
    keyArn = made.KeyMetadata?.Arn ?? "";
    await kms.send(new CreateAliasCommand({ AliasName: alias, TargetKeyId: keyArn }));
  });
  beforeEach(() => proxy?.decide());
  after(async () => {
    setEnvironment(own);
    direct?.close();
    await proxy?.stop();
    await moto?.stop();
  });
  // Its own `before` comes after the one above, and finds the account there.
  const workbench = useWorkbench(files, {
    examples: false,
    settings: () => ({ "latchkey.aws.endpoint": proxy?.endpoint }),
    onStart: (started) => (folder = started),
  });

  return () => {
    if (proxy === undefined || direct === undefined) throw new Error("the emulator did not start");
    const [driver, made] = [workbench(), direct];
    return {
      driver,
      proxy,
      direct,
      keyArn,
      deployed: () => policyOf(made, keyArn),
      accept: (question, typed, row) => accept(driver, question, typed, row),
      dialog: driver.page.locator(".monaco-dialog-box"),
      filesWith: (words) => filesWith(folder, words),
    };
  };
}

async function policyOf(connection: Connection, keyArn: string): Promise<object> {
  const command = new GetKeyPolicyCommand({ KeyId: keyArn, PolicyName: "default" });
  const { Policy: text = "" } = await connection.kms().send(command);
  return JSON.parse(text) as object;
}

async function accept(driver: Driver, question: string, typed: string, row: string): Promise<void> {
  await driver.question(question);
  await driver.quickInput().fill(typed);
  await driver.quickPickRow(row).waitFor();
  await driver.page.keyboard.press("Enter");
}

async function filesWith(folder: string, words: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const found: string[] = [];
  for (const file of files) if ((await readFile(file)).includes(words)) found.push(file);
  return found;
}
