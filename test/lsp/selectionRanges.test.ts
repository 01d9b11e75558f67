import assert from "node:assert/strict";
import fc from "fast-check";
import type { SelectionRange } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { selectionsAt } from "../../server/src/engine/features/selection.ts";
import { parseTree } from "../../server/src/engine/tree/parse.ts";
import { withSession } from "../support/lspSession.ts";
import { takeCursor } from "../support/offered.ts";

const uri = "file:///key-policy.json";

/** The texts that a selection at the mark | grows to. */
async function stepsAt(marked: string): Promise<readonly string[]> {
  const { text, offset } = takeCursor(marked);
  const document = TextDocument.create(uri, "json", 1, text);
  const steps: string[] = [];
  await withSession({}, async (client) => {
    await client.open(uri, text);
    const params = { textDocument: { uri }, positions: [document.positionAt(offset)] };
    const [range] = await client.request<SelectionRange[]>("textDocument/selectionRange", params);
    for (let step = range; step !== undefined; step = step.parent) steps.push(document.getText(step.range));
  });
  return steps;
}

const places: Readonly<Record<string, readonly [marked: string, steps: readonly string[]]>> = {
  "a value in a list": [
    '{"Statement":[{"Action":["kms:De|crypt"]}]}',
    [
      "kms:Decrypt",
      '"kms:Decrypt"',
      '["kms:Decrypt"]',
      '"Action":["kms:Decrypt"]',
      '{"Action":["kms:Decrypt"]}',
      '[{"Action":["kms:Decrypt"]}]',
      '"Statement":[{"Action":["kms:Decrypt"]}]',
      '{"Statement":[{"Action":["kms:Decrypt"]}]}',
    ],
  ],
  "a name": [
    '{"Statement":{"Eff|ect":"Deny"}}',
    [
      "Effect",
      '"Effect"',
      '"Effect":"Deny"',
      '{"Effect":"Deny"}',
      '"Statement":{"Effect":"Deny"}',
      '{"Statement":{"Effect":"Deny"}}',
    ],
  ],
  "a name that has no value yet": [
    '{"Statement":{"Eff|ect"}}',
    ["Effect", '"Effect"', '{"Effect"}', '"Statement":{"Effect"}', '{"Statement":{"Effect"}}'],
  ],
  "a text that has no end": [
    '{"Statement":{"Action":"kms:|',
    [
      "kms:",
      '"kms:',
      '"Action":"kms:',
      '{"Action":"kms:',
      '"Statement":{"Action":"kms:',
      '{"Statement":{"Action":"kms:',
    ],
  ],
  "the space around a document": ['{"Statement":[]} |', ['{"Statement":[]} ']],
};

describe("selection ranges", () => {
  for (const [name, [marked, steps]] of Object.entries(places))
    it(`grow from ${name}`, async () => {
      assert.deepEqual(await stepsAt(marked), steps);
    });

  it("are none in what is no policy", async () => {
    await withSession({}, async (client) => {
      await client.open(uri, '{ "name": "x" }');
      const params = { textDocument: { uri }, positions: [{ line: 0, character: 3 }] };
      assert.equal(await client.request("textDocument/selectionRange", params), null);
    });
  });

  it("only ever grow, at every offset of every beginning of a document", () => {
    const texts = Object.values(places).map(([marked]) => takeCursor(marked).text);
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), fc.nat(), (whole, cut, at) => {
        const text = whole.slice(0, cut % (whole.length + 1));
        const offset = at % (text.length + 1);
        let inner = { start: offset, end: offset };
        return selectionsAt(parseTree(text), offset).every((step, index) => {
          const isSame = step.start === inner.start && step.end === inner.end;
          const grows = step.start <= inner.start && inner.end <= step.end && (index === 0 || !isSame);
          inner = step;
          return grows;
        });
      }),
    );
  });
});
