import assert from "node:assert/strict";
import type { CompletionItem } from "vscode-languageserver";
import { snippets as allSnippets } from "../../server/src/engine/templates/snippets.ts";
import { expand } from "../engine/templates/expand.ts";
import { offeredAt, plainCapabilities, snippetCapabilities, takeCursor } from "../support/offered.ts";
import { realServices } from "../support/realServices.ts";
import { withSession } from "../support/lspSession.ts";

const prefixes = allSnippets()
  .filter(({ part }) => part === "statement")
  .map(({ prefix }) => prefix);
const forKeys = prefixes.filter((prefix) => prefix.startsWith("kms-"));
const forBuckets = prefixes.filter((prefix) => prefix.startsWith("s3-"));
const decided = '{ "Effect": "Allow", "Principal": "*", "Action": "kms:Decrypt", "Resource": "*" }';

async function snippetsAt(
  file: string,
  marked: string,
  capabilities = snippetCapabilities,
): Promise<readonly string[]> {
  const { text, offset } = takeCursor(marked);
  let offered: readonly string[] = [];
  await withSession({ services: realServices, capabilities }, async (client) => {
    const { labels } = await offeredAt(client, `file:///${file}`, text, offset);
    offered = labels.filter((label) => prefixes.includes(label));
  });
  return offered;
}

describe("statements that are offered whole", () => {
  const places: Readonly<
    Record<string, readonly [file: string, marked: string, offered: readonly string[]]>
  > = {
    "the statements of a key policy": ["key-policy.json", '{ "Statement": [ | ] }', forKeys],
    "the statements of a bucket policy": ["bucket-policy.json", '{ "Statement": [ | ] }', forBuckets],
    "a place behind a statement": ["any.json", `{ "Statement": [ ${decided}, | ] }`, forKeys],
    "a place where a comma is missing": ["any.json", `{ "Statement": [ ${decided} | ] }`, forKeys],
    "the place of a single statement": ["key-policy.json", '{ "Statement": | }', forKeys],
    "a half-typed prefix": ["key-policy.json", '{ "Statement": [ kms-key-u| ] }', ["kms-key-use"]],
    "a half-typed text": ["key-policy.json", '{ "Statement": [ "kms-key-u|" ] }', ["kms-key-use"]],
    "a policy of a kind that does not show yet": ["any.json", '{ "Statement": [ | ] }', prefixes],
    "a policy that ends there": ["any.json", '{ "Statement": [ kms-key-u|', ["kms-key-use"]],
    "another document": ["any.json", '{ "Steps": [ | ] }', []],
    "a statement": ["key-policy.json", '{ "Statement": [ { | } ] }', []],
    "an action of a statement": ["key-policy.json", '{ "Statement": [ { "Action": [ | ] } ] }', []],
    "an identity policy": [
      "any.json",
      '{ "Statement": [ { "Effect": "Allow", "Action": "kms:*", "Resource": "*" }, | ] }',
      [],
    ],
    "a list deeper down": ["any.json", '{ "Policy": { "Statement": [ | ] } }', []],
    "the document": ["key-policy.json", "{ | }", []],
    "an empty file": ["key-policy.json", "|", []],
  };
  for (const [name, [file, marked, offered]] of Object.entries(places))
    it(`are ${offered.length === 0 ? "none" : String(offered.length)} at ${name}`, async () => {
      assert.deepEqual(await snippetsAt(file, marked), offered);
    });

  it("are none for an editor that knows no tab stops", async () => {
    assert.deepEqual(await snippetsAt("key-policy.json", '{ "Statement": [ | ] }', plainCapabilities), []);
  });

  it("leave JSON with every place at its default, and say what they are for", async () => {
    await withSession({ services: realServices, capabilities: snippetCapabilities }, async (client) => {
      const { text, offset } = takeCursor(`{ "Statement": [ | ${decided} ] }`);
      const { item, chosen } = await offeredAt(client, "file:///key-policy.json", text, offset);
      for (const prefix of forKeys) {
        const { Statement } = JSON.parse(expand(chosen(prefix))) as { readonly Statement: readonly object[] };
        assert.equal(Statement.length, 2);
        const resolved = await client.request<CompletionItem>("completionItem/resolve", item(prefix));
        assert.match(JSON.stringify(resolved.documentation), /\./);
      }
    });
  });
});
