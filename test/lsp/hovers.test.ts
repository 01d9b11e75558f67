import assert from "node:assert/strict";
import { MarkupContent, type DocumentSymbol, type Hover } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Span } from "../../server/src/engine/engine.ts";
import type { LspClient } from "../support/lspClient.ts";
import { withSession } from "../support/lspSession.ts";
import { takeMarks } from "../support/marks.ts";
import { realServices } from "../support/realServices.ts";
import {
  brokenHovers,
  bucketPolicyHovers,
  encryptionHovers,
  keyPolicyHovers,
  type HoverPlaces,
} from "./hoverPlaces.ts";

const uri = "file:///key-policy.json";
const policy =
  '{ "Statement": [\n{ "Sid": "Use it", "Effect": "Allow", "Principal": "*", "Action": "kms:Decrypt" },\n{ "Sid": " " }] }';
const textDocument = { uri };

const whole = { services: realServices };

/** What is told of the word between the marks, at its first and at its last character. */
async function check(client: LspClient, file: string, text: string, span: Span, told: RegExp): Promise<void> {
  const place = { uri: `file:///${file}` };
  const document = TextDocument.create(place.uri, "json", 1, text);
  await client.open(place.uri, text);
  for (const offset of [span.start, span.end - 1]) {
    const params = { textDocument: place, position: document.positionAt(offset) };
    const hover = await client.request<Hover | null>("textDocument/hover", params);
    assert.ok(hover !== null, `nothing is told in ${text}`);
    const range = { start: document.positionAt(span.start), end: document.positionAt(span.end) };
    assert.deepEqual(hover.range, range, text);
    assert.ok(MarkupContent.is(hover.contents) && hover.contents.kind === "markdown");
    assert.match(hover.contents.value, told);
  }
  await client.close(place.uri);
}

describe("hovers", () => {
  const documents: Readonly<Record<string, HoverPlaces>> = {
    "key-policy.json": keyPolicyHovers,
    "bucket-policy.json": bucketPolicyHovers,
    "bucket-encryption.json": encryptionHovers,
  };
  for (const [file, places] of Object.entries(documents))
    for (const [name, [marked, told]] of Object.entries(places))
      it(`explain ${name} in ${file}, also where the text ends there`, async () => {
        const { text, span } = takeWord(marked);
        await withSession(whole, async (client) => {
          await check(client, file, text, span, told);
          await check(client, file, text.slice(0, span.end), span, told);
        });
      });
  for (const [name, [marked, told]] of Object.entries(brokenHovers))
    it(`explain ${name} in broken text`, async () => {
      const { text, span } = takeWord(marked);
      await withSession(whole, (client) => check(client, "key-policy.json", text, span, told));
    });
});

function takeWord(marked: string): { readonly text: string; readonly span: Span } {
  const { text, spans } = takeMarks(marked);
  const [span] = spans;
  if (span === undefined) throw new Error(`no word is marked in ${marked}`);
  return { text, span };
}

describe("symbols", () => {
  it("list the statements", async () => {
    await withSession({}, async (client) => {
      await client.open(uri, policy);
      const symbols = await client.request<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument });
      const shown = symbols.map(({ name, detail, range }) => [name, detail, range.start.line]);
      assert.deepEqual(shown, [
        ["Use it", "Allow", 1],
        ["Statement 2", "", 2],
      ]);
    });
  });

  it("are none of what is no policy, or not open, and hovers neither", async () => {
    await withSession({}, async (client) => {
      await client.open("file:///package.json", '{ "name": "x" }');
      for (const other of ["file:///package.json", "file:///absent.json"]) {
        const params = { textDocument: { uri: other }, position: { line: 0, character: 3 } };
        assert.equal(await client.request("textDocument/hover", params), null);
        assert.deepEqual(await client.request("textDocument/documentSymbol", params), []);
      }
    });
  });
});
