import { GetKeyPolicyCommand } from "@aws-sdk/client-kms";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import type { Connection } from "../../../server/src/aws/aws.ts";
import { useAccount, type TestAccount } from "../../aws/account.ts";
import type { Driver } from "../driver.ts";
import { useWorkbench } from "./session.ts";

export const alias = "alias/records";
/** The secret access key. Nobody else writes this, so that it can be looked for. */
export const secret = "l0okF0rTh1sSecretAccessKeyInEveryF1le";

/** A workbench on an emulated account. */
export interface AwsWorkbench extends Pick<TestAccount, "proxy" | "direct"> {
  readonly driver: Driver;
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
export function useAwsWorkbench(policy: object): () => AwsWorkbench {
  let [keyArn, folder] = ["", ""];
  const account = useAccount({ resets: false, variables: { AWS_SECRET_ACCESS_KEY: secret } });
  before(async () => {
    keyArn = await account().makeKey(policy, alias);
  });
  // It is started after the account, whose environment it takes over.
  const workbench = useWorkbench(
    {},
    {
      examples: false,
      settings: () => ({ "latchkey.aws.endpoint": account().proxy.endpoint }),
      onStart: (started) => (folder = started),
    },
  );
  return () => {
    const [driver, { proxy, direct }] = [workbench(), account()];
    return {
      driver,
      proxy,
      direct,
      keyArn,
      deployed: () => policyOf(direct, keyArn),
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
