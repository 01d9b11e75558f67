import assert from "node:assert/strict";
import fc from "fast-check";
import type { Position } from "vscode-languageserver";
import type { LspClient } from "../support/lspClient.ts";
import { withSession } from "../support/lspSession.ts";
import { markingServices, policyWithSids } from "../support/markingServices.ts";

const uri = "file:///key.json";

/** Pieces that are easily torn: line ends of both sorts, surrogate pairs, the byte order mark. */
const piece = fc.constantFrom("\r\n", "\n", "💠", "é", "\uFEFF", "{", '"Statement"', "a", "bc", "");
const pieces = fc.array(piece, { maxLength: 12 });
const replacement = fc.record({ from: fc.nat(), to: fc.nat(), by: pieces });

describe("text synchronisation", () => {
  it("keeps the server's text equal to the client's, whatever is edited", async () => {
    const seen: string[] = [];
    const services = {
      analyze: ({ text }: { text: string }): undefined => {
        seen.push(text);
      },
    };
    await withSession({ services, capabilities: { textDocument: { diagnostic: {} } } }, async (client) => {
      await fc.assert(
        fc.asyncProperty(pieces, fc.array(replacement, { maxLength: 5 }), async (start, edits) => {
          const expected = await editTogether(client, start, edits);
          assert.equal(seen.at(-1), expected.join(""));
        }),
        { numRuns: 200 },
      );
    });
  });

  it("counts lines and UTF-16 units as the protocol does", async () => {
    const policy = policyWithSids("bad");
    const offset = policy.indexOf('"bad"');
    for (const [name, before, line, character] of [
      ["CRLF", "\r\n\r\n", 2, offset],
      ["LF", "\n\n\n", 3, offset],
      ["byte order mark", "\uFEFF", 0, offset + 1],
    ] as const) {
      await withSession({}, async (client) => {
        await client.open(uri, before + policy);
        const [diagnostic] = (await client.published(uri, 1)).diagnostics;
        assert.deepEqual(diagnostic?.range.start, { line, character }, name);
      });
    }
  });

  it("counts a character outside the basic plane as two", async () => {
    const policy = policyWithSids("💠💠", "bad").replaceAll("},{", "},\r\n{");
    await withSession({ services: markingServices }, async (client) => {
      await client.open(uri, policy);
      const position = { line: 0, character: policy.indexOf("💠") + 4 };
      await client.change(uri, 2, { range: { start: position, end: position }, text: '","Id":"bad' });
      const moved = policy.replace("💠💠", '💠💠","Id":"bad');
      const [diagnostic] = (await client.published(uri, 2)).diagnostics;
      const second = moved.slice(moved.indexOf("\r\n") + 2);
      assert.deepEqual(diagnostic?.range.start, { line: 1, character: second.indexOf('"bad"') });
    });
  });
});

/** Opens a text, edits it piece by piece on both sides, and gives the pieces that the client is left with. */
async function editTogether(
  client: LspClient,
  start: readonly string[],
  edits: readonly { from: number; to: number; by: readonly string[] }[],
): Promise<readonly string[]> {
  let text = start;
  await client.open(uri, text.join(""));
  let version = 1;
  for (const { from, to, by } of edits) {
    const [first, last] = [from % (text.length + 1), to % (text.length + 1)].sort((a, b) => a - b);
    assert(first !== undefined && last !== undefined);
    const range = { start: positionAfter(text.slice(0, first)), end: positionAfter(text.slice(0, last)) };
    await client.change(uri, ++version, { range, text: by.join("") });
    text = [...text.slice(0, first), ...by, ...text.slice(last)];
  }
  await client.request("textDocument/diagnostic", { textDocument: { uri } });
  await client.close(uri);
  return text;
}

/** Where a text ends, computed without the server's library. */
function positionAfter(text: readonly string[]): Position {
  const lines = text.join("").split(/\r\n|\n/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
