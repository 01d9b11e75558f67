import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import type { CodeAction, CreateFile, WorkspaceEdit } from "vscode-languageserver";
import type { Silence } from "../../server/src/protocol.ts";
import { faultyPolicy } from "../cli/documents.ts";
import { textsAfter, versionsIn } from "../support/edited.ts";
import { pushCapabilities, type LspClient } from "../support/lspClient.ts";
import type { SessionOptions } from "../support/lspSession.ts";
import { memoryFiles } from "../support/memoryFiles.ts";
import { bucketPolicy, encryption, otherKey } from "../support/setDocuments.ts";
import { placeOf, withFiles } from "../support/setWorkspace.ts";

const uri = "file:///w/below/bucket%20policy.json";
const rootConfig = "file:///w/latchkey.json";
const nearConfig = "file:///w/below/latchkey.json";
const empty = '{ "rules": [] }';
const capabilities = {
  ...pushCapabilities,
  workspace: {
    ...pushCapabilities.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ["create" as const] },
  },
};
const asking: SessionOptions = { capabilities, initializationOptions: { silence: true } };
const rule = "policy/unknown-action";
const title = `Silence ${rule} in statement "Read"`;

/** What silences findings at a place, once the files are read. */
async function offers(
  client: LspClient,
  at = uri,
  text = faultyPolicy,
  part = "GetObjekt",
): Promise<CodeAction[]> {
  await client.request("textDocument/definition", placeOf(at, text, part));
  return offersAtOnce(client, at, text, part);
}

async function offersAtOnce(
  client: LspClient,
  at = uri,
  text = faultyPolicy,
  part = "GetObjekt",
): Promise<CodeAction[]> {
  const { textDocument, position } = placeOf(at, text, part);
  const actions = await client.request<CodeAction[]>("textDocument/codeAction", {
    textDocument,
    range: { start: position, end: position },
    context: { diagnostics: [] },
  });
  return actions.filter((action) => action.title.startsWith("Silence"));
}

function silence(client: LspClient, action: CodeAction | undefined, reason: string): Promise<WorkspaceEdit> {
  const [chosen] = (action?.command?.arguments ?? []) as [Silence];
  return client.request("latchkey/silence", { ...chosen, reason });
}

/** Waits until the last that was said of a document has, or has not, a finding of a rule. */
async function isShown(client: LspClient, expected: boolean, at = uri, code = rule): Promise<void> {
  for (;;) {
    const last = client.inbox
      .all("textDocument/publishDiagnostics")
      .findLast((params) => params.uri === at)?.diagnostics;
    if (last?.some((diagnostic) => diagnostic.code === code) === expected) return;
    await pause(10);
  }
}

function entriesIn(text: string | undefined): unknown {
  return (JSON.parse(text ?? "null") as { rules: unknown } | null)?.rules;
}

const entry = {
  rule,
  paths: "below/bucket policy.json",
  sids: "Read",
  severity: "off",
  reason: "It is to come.",
};

describe("silencing a finding", () => {
  it("writes its rule, path and Sid into the nearest latchkey.json, with the reason that was given", async () => {
    await withFiles(
      { [uri]: faultyPolicy, [rootConfig]: empty, [nearConfig]: empty },
      async (client) => {
        await client.open(uri, faultyPolicy);
        const [action] = await offers(client);
        assert.equal(action?.title, `${title}, with a reason`);
        assert.equal(action.isPreferred, undefined);
        assert.deepEqual(
          action.diagnostics?.map(({ code }) => code),
          [rule],
        );
        const edit = await silence(client, action, " It is to come. ");
        assert.deepEqual(versionsIn(edit), { [nearConfig]: null });
        const text = textsAfter(edit, { [nearConfig]: empty })[nearConfig] ?? "";
        assert.deepEqual(entriesIn(text), [{ ...entry, paths: "bucket policy.json" }]);
        await client.open(nearConfig, text);
        await isShown(client, false);
      },
      asking,
    );
  });

  it("means the one document, whatever its name holds", async () => {
    const odd = "file:///w/below/what%3F*.json";
    await withFiles(
      { [odd]: faultyPolicy, [rootConfig]: empty },
      async (client) => {
        await client.open(odd, faultyPolicy);
        const [action] = await offers(client, odd);
        const edit = await silence(client, action, "It is to come.");
        const text = textsAfter(edit, { [rootConfig]: empty })[rootConfig] ?? "";
        assert.deepEqual(entriesIn(text), [{ ...entry, paths: "below/what[?][*].json" }]);
        await client.open(rootConfig, text);
        await isShown(client, false, odd);
      },
      asking,
    );
  });

  it("goes by the text of a latchkey.json that is not saved", async () => {
    await withFiles(
      { [uri]: faultyPolicy, [rootConfig]: "[" },
      async (client) => {
        await client.open(uri, faultyPolicy);
        assert.deepEqual(await offers(client), []);
        await client.open(rootConfig, `// Ours.\n${empty}`);
        const [action] = await offers(client);
        const edit = await silence(client, action, "It is to come.");
        assert.deepEqual(versionsIn(edit), { [rootConfig]: 1 });
        const text = textsAfter(edit, { [rootConfig]: `// Ours.\n${empty}` })[rootConfig] ?? "";
        assert.deepEqual(entriesIn(text.replace("// Ours.\n", "")), [entry]);
      },
      asking,
    );
  });

  it("begins a latchkey.json in the folder that is open where there is none", async () => {
    await withFiles(
      { [uri]: faultyPolicy },
      async (client) => {
        await client.open(uri, faultyPolicy);
        const [action] = await offers(client);
        const { documentChanges = [] } = await silence(client, action, "It is to come.");
        const create: CreateFile = {
          kind: "create",
          uri: rootConfig,
          options: { overwrite: false, ignoreIfExists: false },
        };
        assert.deepEqual(documentChanges[0], create);
        const text = textsAfter({ documentChanges: documentChanges.slice(1) }, {})[rootConfig];
        assert.deepEqual(entriesIn(text), [entry]);
      },
      asking,
    );
  });

  it("is offered before the files are read, and finds the file that was there when they are", async () => {
    const files = memoryFiles({ [uri]: faultyPolicy, [rootConfig]: empty });
    let goOn: () => void = () => undefined;
    const isAllowed = new Promise<void>((resolve) => (goOn = resolve));
    const slow = {
      ...files,
      find: (folders: readonly string[]) => isAllowed.then(() => files.find(folders)),
    };
    await withFiles(
      slow,
      async (client) => {
        await client.open(uri, faultyPolicy);
        await isShown(client, true);
        const [action] = (await offersAtOnce(client)).filter((each) => each.title.startsWith(title));
        const edit = silence(client, action, "It is to come.");
        goOn();
        assert.deepEqual(versionsIn(await edit), { [rootConfig]: null });
      },
      asking,
    );
  });

  it("writes nothing without a reason, and nothing for a rule that there is not", async () => {
    await withFiles(
      { [uri]: faultyPolicy },
      async (client) => {
        await client.open(uri, faultyPolicy);
        const [action] = await offers(client);
        assert.equal(await silence(client, action, " \t"), null);
        const answer = await client.request("latchkey/silence", { uri, rule: "policy/x", reason: "x" });
        assert.equal(answer, null);
      },
      asking,
    );
  });

  it("leaves the reason to be written where nobody asks for it, and has no effect until it is", async () => {
    await withFiles(
      { [uri]: faultyPolicy },
      async (client) => {
        await client.open(uri, faultyPolicy);
        await isShown(client, true);
        const [action] = await offers(client);
        assert.equal(action?.title, `${title} once latchkey.json gives the reason`);
        const [, change] = action.edit?.documentChanges ?? [];
        assert(change !== undefined && "edits" in change);
        const text = textsAfter({ documentChanges: [change] }, {})[rootConfig] ?? "";
        assert.deepEqual(entriesIn(text), [{ ...entry, reason: "" }]);
        await client.open(rootConfig, text);
        await client.change(rootConfig, 2, { text: text.replace('""', '"It is to come."') });
        await isShown(client, false);
        await client.change(rootConfig, 3, { text });
        await isShown(client, true);
      },
      { capabilities },
    );
  });

  it("is not offered where the file cannot be created, outside the folder, or of latchkey.json", async () => {
    const outside = "file:///other/bucket-policy.json";
    await withFiles({ [uri]: faultyPolicy }, async (client) => {
      await client.open(uri, faultyPolicy);
      assert.deepEqual(await offers(client), []);
    });
    await withFiles(
      { [uri]: faultyPolicy },
      async (client) => {
        await client.open(outside, faultyPolicy);
        assert.deepEqual(await offers(client, outside), []);
        await client.open(rootConfig, faultyPolicy);
        assert.deepEqual(await offers(client, rootConfig), []);
      },
      { capabilities },
    );
  });

  it("serves what two documents disagree about, and what is on a whole document, by path alone", async () => {
    const bucketUri = "file:///w/bucket-policy.json";
    const bucketText = JSON.stringify(bucketPolicy()).replace('"Version":"2012-10-17",', "");
    const files = {
      [bucketUri]: bucketText,
      "file:///w/bucket-encryption.json": encryption(otherKey),
      [rootConfig]: empty,
    };
    await withFiles(
      files,
      async (client) => {
        await client.open(bucketUri, bucketText);
        await isShown(client, true, bucketUri, "arn/key-differs");
        const differing = client.inbox
          .all("textDocument/publishDiagnostics")
          .at(-1)
          ?.diagnostics.find(({ code }) => code === "arn/key-differs");
        const start = differing?.range.start.character ?? 0;
        const actions = await offers(client, bucketUri, bucketText, bucketText.slice(start, start + 20));
        const action = actions.find(({ command }) => command?.title.includes("arn/key-differs"));
        const edit = await silence(client, action, "They move on Monday.");
        const text = textsAfter(edit, { [rootConfig]: empty })[rootConfig] ?? "";
        await client.open(rootConfig, text);
        await isShown(client, false, bucketUri, "arn/key-differs");

        const [whole] = await offers(client, bucketUri, bucketText, "{");
        assert.equal(whole?.title, "Silence policy/missing-version in bucket-policy.json, with a reason");
      },
      asking,
    );
  });
});
