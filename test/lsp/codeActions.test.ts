import assert from "node:assert/strict";
import type { CodeAction, CodeActionContext, TextDocumentEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { LspClient } from "../support/lspClient.ts";
import { withSession, type SessionOptions } from "../support/lspSession.ts";
import { policyWithSids } from "../support/markingServices.ts";

const uri = "file:///key.json";
const policy = policyWithSids("fine", "bad", "💠", "bad").replaceAll("},{", "},\r\n{");

describe("code actions", () => {
  it("offer each fix of the finding under the cursor, and say what it does to access", async () => {
    const actions = await actionsAt(policy.indexOf('"bad"') + 2);
    assert.deepEqual(
      actions.map(({ title, kind, isPreferred }) => ({ title, kind, isPreferred })),
      [
        { title: "Call it good", kind: "quickfix", isPreferred: true },
        { title: "Call it fair (narrows access)", kind: "quickfix", isPreferred: false },
        { title: "Call it poor (widens access)", kind: "quickfix", isPreferred: false },
      ],
    );
    assert.deepEqual(
      actions[0]?.diagnostics?.map(({ code }) => code),
      ["policy/bad-sid"],
    );
  });

  it("prefer no fix that changes access, even where it is the first", async () => {
    const text = policyWithSids("worse");
    const actions = await actionsAt(text.indexOf('"worse"'), {}, {}, text);
    assert.deepEqual(
      actions.map(({ isPreferred }) => isPreferred),
      [false, false],
    );
  });

  it("edit one version of the document, as the fix says", async () => {
    const [first] = await actionsAt(policy.lastIndexOf('"bad"'));
    const expected = `${policy.slice(0, policy.lastIndexOf('"bad"'))}"good"${policy.slice(policy.lastIndexOf('"bad"') + 5)}`;
    assert.deepEqual(versionedText(first), { version: 1, text: expected });
  });

  it("edit the document without a version where the client knows none", async () => {
    const [first] = await actionsAt(policy.indexOf('"bad"'), {}, { capabilities: {} });
    assert.equal(first?.edit?.documentChanges, undefined);
    assert.equal(first?.edit?.changes?.[uri]?.length, 1);
  });

  for (const [place, offset, expected] of [
    ["before the finding", policy.indexOf('"bad"') - 1, 0],
    ["at its start", policy.indexOf('"bad"'), 3],
    ["at its end", policy.indexOf('"bad"') + 5, 3],
    ["behind it", policy.indexOf('"bad"') + 6, 0],
  ] as const) {
    it(`count ${String(expected)} ${place}`, async () => {
      assert.equal((await actionsAt(offset)).length, expected);
    });
  }

  for (const [asked, context, kinds] of [
    ["fixAll on save", { only: ["source.fixAll"] }, ["source.fixAll.latchkey"]],
    ["our fixAll", { only: ["source.fixAll.latchkey"] }, ["source.fixAll.latchkey"]],
    ["any source action", { only: ["source"] }, ["source.fixAll.latchkey"]],
    ["another's fixAll", { only: ["source.fixAll.eslint"] }, []],
    ["something that only begins alike", { only: ["source.fix"] }, []],
    ["refactorings", { only: ["refactor"] }, []],
    ["quick fixes", { only: ["quickfix"] }, ["quickfix", "quickfix", "quickfix"]],
    ["anything, by a moving cursor", { triggerKind: 2 }, ["quickfix", "quickfix", "quickfix"]],
    [
      "anything, by a person",
      { triggerKind: 1 },
      ["quickfix", "quickfix", "quickfix", "source.fixAll.latchkey"],
    ],
    ["everything", { only: [""] }, ["quickfix", "quickfix", "quickfix", "source.fixAll.latchkey"]],
  ] as const) {
    it(`answer who asks for ${asked}`, async () => {
      const actions = await actionsAt(policy.indexOf('"bad"'), { ...context } as Partial<CodeActionContext>);
      assert.deepEqual(
        actions.map(({ kind }) => kind),
        kinds,
      );
    });
  }

  it("fix all at once, in one edit of what lies between the first change and the last", async () => {
    const [action] = await actionsAt(0, { only: ["source.fixAll.latchkey"] });
    assert.deepEqual(versionedText(action), { version: 1, text: policy.replaceAll('"bad"', '"good"') });
    const [edit] = editsOf(action).edits;
    assert.equal(edit?.range.start.line, 1);
    assert.equal(edit.range.end.line, 3);
  });

  it("offer to fix all only where something can be fixed", async () => {
    const context = { only: ["source.fixAll.latchkey"] };
    assert.deepEqual(await actionsAt(0, context, {}, policyWithSids("good")), []);
  });

  it("offer nothing in a text that is not JSON, and nothing for a document that is not open", async () => {
    const broken = policy.slice(0, -2);
    assert.deepEqual(await actionsAt(broken.indexOf('"bad"'), {}, {}, broken), []);
    await withSession({}, async (client) => {
      assert.deepEqual(await ask(client, 0, {}), []);
    });
  });
});

async function actionsAt(
  offset: number,
  context: Partial<CodeActionContext> = {},
  options: SessionOptions = {},
  text = policy,
): Promise<readonly CodeAction[]> {
  let actions: readonly CodeAction[] = [];
  await withSession(options, async (client) => {
    await client.open(uri, text);
    actions = await ask(client, offset, context, text);
  });
  return actions;
}

function ask(
  client: LspClient,
  offset: number,
  context: Partial<CodeActionContext>,
  text = policy,
): Promise<readonly CodeAction[]> {
  const position = documentOf(text).positionAt(offset);
  return client.request("textDocument/codeAction", {
    textDocument: { uri },
    range: { start: position, end: position },
    context: { diagnostics: [], ...context },
  });
}

/** The version that an action is meant for, and the text that it leaves. */
function versionedText(action: CodeAction | undefined): { version: number | null; text: string } {
  const { textDocument, edits } = editsOf(action);
  return { version: textDocument.version, text: TextDocument.applyEdits(documentOf(policy), edits as never) };
}

function editsOf(action: CodeAction | undefined): TextDocumentEdit {
  const [change] = action?.edit?.documentChanges ?? [];
  assert(change !== undefined && "edits" in change, "the action edits no document");
  return change;
}

function documentOf(text: string): TextDocument {
  return TextDocument.create(uri, "json", 1, text);
}
