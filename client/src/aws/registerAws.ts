import { commands, Disposable, type ExtensionContext } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { loadOnce } from "../loadOnce.ts";

/** The commands that ask AWS. What they need is loaded when the first of them is used, and nothing is asked before. */
export function registerAws(context: ExtensionContext, client: LanguageClient): Disposable {
  const aws = loadOnce(context, async () => {
    const { createAwsCommands } = await import("./awsCommands.ts");
    return createAwsCommands(context, client);
  });
  return Disposable.from(
    commands.registerCommand("latchkey.importKeyPolicy", async () => (await aws()).importKeyPolicy()),
    commands.registerCommand("latchkey.importBucket", async () => (await aws()).importBucket()),
    commands.registerCommand("latchkey.compareWithAws", async () => (await aws()).compare()),
    commands.registerCommand("latchkey.applyKeyPolicy", async () => (await aws()).apply("kms-key-policy")),
    commands.registerCommand("latchkey.applyBucketPolicy", async () =>
      (await aws()).apply("s3-bucket-policy"),
    ),
    commands.registerCommand("latchkey.applyBucketEncryption", async () =>
      (await aws()).apply("s3-bucket-encryption"),
    ),
    commands.registerCommand("latchkey.undoApply", async () => (await aws()).undo()),
    commands.registerCommand("latchkey.checkKey", async () => (await aws()).checkKey()),
    commands.registerCommand("latchkey.chooseAwsProfile", async () => (await aws()).choose()),
    commands.registerCommand("latchkey.chooseAwsTarget", async () => (await aws()).chooseTarget()),
    commands.registerCommand("latchkey.dismissAwsFindings", async (uri: unknown) => {
      (await aws()).dismiss(uri);
    }),
  );
}
