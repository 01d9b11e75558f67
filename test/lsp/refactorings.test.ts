import assert from "node:assert/strict";
import type { CodeAction, CodeActionContext } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { catalogDate } from "../../server/src/engine/catalog/actions.ts";
import { withSession } from "../support/lspSession.ts";
import { takeMarks } from "../support/marks.ts";

const uri = "file:///key-policy.json";
const policy = `{
  "Statement": {
    "Sid": "💠",
    "Effect": "Allow",
    "Principal": { "AWS": ["111122223333", "444455556666"] },
    "Action": ["kms:Describe*", "kms:Decrypt"],
    "Resource": "*"
  },
  "Version": "2012-10-17"
}
`.replaceAll("\n", "\r\n");
const at = (value: string, text = policy): string => text.replace(value, `⟦⟧${value}`);
const sortTitle = "Sort and tidy: put the elements into the usual order";
const expandTitle = `Expand "kms:Describe*" to the 2 actions that it matches as of ${catalogDate}`;
const splitTitle = "Split this statement into 2, one for each action";

describe("refactorings", () => {
  for (const [asked, context, titles] of [
    ["refactorings", { only: ["refactor"] }, [expandTitle, splitTitle]],
    ["rewrites", { only: ["refactor.rewrite"] }, [expandTitle, splitTitle]],
    ["extractions", { only: ["refactor.extract"] }, []],
    ["source actions", { only: ["source"] }, [sortTitle]],
    ["our order on save", { only: ["source.sortAndTidy"] }, [sortTitle]],
    ["anything, by a person", { triggerKind: 1 }, [expandTitle, splitTitle, sortTitle]],
    ["everything", { only: [""] }, [expandTitle, splitTitle, sortTitle]],
    ["anything, by a moving cursor", { triggerKind: 2 }, []],
    ["quick fixes", { only: ["quickfix"] }, []],
  ] as const) {
    it(`answer who asks for ${asked}`, async () => {
      const actions = await actionsAt(at('"kms:Describe*"'), { ...context } as Partial<CodeActionContext>);
      assert.deepEqual(
        actions.map(({ title }) => title),
        titles,
      );
    });
  }

  it("edit one version of the document, where it changes", async () => {
    const [expand] = await actionsAt(at('"kms:Describe*"'), { only: ["refactor"] });
    assert.equal(expand?.kind, "refactor.rewrite");
    const [change] = expand.edit?.documentChanges ?? [];
    assert(change !== undefined && "edits" in change);
    assert.equal(change.textDocument.version, 1);
    assert.equal(change.edits.length, 1);
    assert.equal(change.edits[0]?.range.start.line, 5);
  });

  for (const [title, marked, expected] of [
    [
      expandTitle,
      at('"kms:Describe*"'),
      policy.replace('"kms:Describe*"', '"kms:DescribeCustomKeyStores", "kms:DescribeKey"'),
    ],
    ['Convert "Resource" to a list', at('"Resource"'), policy.replace('"*"', '["*"]')],
    [
      'Convert "Statement" to a list',
      at("Statement"),
      `{
  "Statement": [
    {
      "Sid": "💠",
      "Effect": "Allow",
      "Principal": { "AWS": ["111122223333", "444455556666"] },
      "Action": ["kms:Describe*", "kms:Decrypt"],
      "Resource": "*"
    }
  ],
  "Version": "2012-10-17"
}
`.replaceAll("\n", "\r\n"),
    ],
    [
      "Split this statement into 2, one for each principal",
      at('"AWS"'),
      `{
  "Statement": [
    {
      "Sid": "💠",
      "Effect": "Allow",
      "Principal": { "AWS": "111122223333" },
      "Action": ["kms:Describe*", "kms:Decrypt"],
      "Resource": "*"
    },
    {
      "Sid": "💠2",
      "Effect": "Allow",
      "Principal": { "AWS": "444455556666" },
      "Action": ["kms:Describe*", "kms:Decrypt"],
      "Resource": "*"
    }
  ],
  "Version": "2012-10-17"
}
`.replaceAll("\n", "\r\n"),
    ],
    [
      sortTitle,
      at("Version"),
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Sid": "💠",
    "Effect": "Allow",
    "Principal": { "AWS": ["111122223333", "444455556666"] },
    "Action": ["kms:Describe*", "kms:Decrypt"],
    "Resource": "*"
  }
}
`.replaceAll("\n", "\r\n"),
    ],
  ] as const) {
    it(`leave the whole text right: ${title}`, async () => {
      const actions = await actionsAt(marked, { triggerKind: 1 }, {});
      const action = actions.find((each) => each.title === title);
      const { text } = takeMarks(marked);
      const document = TextDocument.create(uri, "json", 1, text);
      assert.equal(TextDocument.applyEdits(document, action?.edit?.changes?.[uri] ?? []), expected);
    });
  }

  for (const [what, text] of [
    ["a text that is not JSON", at('"kms:Describe*"').slice(0, -5)],
    ["an empty text", "⟦⟧"],
    ["a document of another kind", '{ "Action": "⟦⟧kms:Describe*" }'],
  ] as const) {
    it(`are none in ${what}`, async () => {
      assert.deepEqual(await actionsAt(text, { only: ["refactor", "source.sortAndTidy"] }), []);
    });
  }
});

/** What is offered where a text is marked. */
async function actionsAt(
  marked: string,
  context: Partial<CodeActionContext>,
  capabilities?: object,
): Promise<readonly CodeAction[]> {
  const { text, spans } = takeMarks(marked);
  const document = TextDocument.create(uri, "json", 1, text);
  let actions: readonly CodeAction[] = [];
  await withSession(capabilities === undefined ? {} : { capabilities }, async (client) => {
    await client.open(uri, text);
    actions = await client.request<readonly CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri },
      range: {
        start: document.positionAt(spans[0]?.start ?? 0),
        end: document.positionAt(spans[0]?.end ?? 0),
      },
      context: { diagnostics: [], ...context },
    });
  });
  return actions;
}
