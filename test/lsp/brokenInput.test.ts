import assert from "node:assert/strict";
import type { LspClient } from "../support/lspClient.ts";
import { withSession } from "../support/lspSession.ts";
import { policyWithSids } from "../support/markingServices.ts";
import { realServices } from "../support/realServices.ts";

const uri = "file:///key-policy.json";
const large = "file:///another-key-policy.json";
const policy = policyWithSids("bad", "bad");

/** Texts that have brought down a JSON reader before. */
const brokenTexts: Readonly<Record<string, string>> = {
  empty: "",
  "only blanks": " \r\n\t",
  "a lone byte order mark": "\uFEFF",
  "a lone half of a surrogate pair": '{"Statement": "\uD800',
  "a million brackets": "[".repeat(1_000_000),
  "nesting behind a statement": `{"Statement":${"[{".repeat(5000)}`,
  "null bytes": "\0".repeat(1000),
  "wrong types":
    '{"Version":[],"Statement":[null,7,"x",{"Effect":{},"Principal":[[]],"Action":{"a":1},"Condition":"x"}]}',
  "members that every object has":
    '{"__proto__":{"Statement":[]},"constructor":1,"Statement":{"toString":"kms:*"}}',
};

describe("broken input", () => {
  for (const [name, text] of Object.entries(brokenTexts)) {
    it(`is survived: ${name}`, async () => {
      await withRealServer(async (client) => {
        await client.open(large, text);
        await client.published(large, 1);
        await assertAlive(client);
      });
    });
  }

  it("is survived while a policy is typed, character by character", async () => {
    await withRealServer(async (client) => {
      await client.open(uri, "");
      for (let length = 0; length < policy.length; length++) {
        const position = { line: 0, character: length };
        const text = policy.charAt(length);
        await client.change(uri, length + 2, { range: { start: position, end: position }, text });
      }
      await client.published(uri, policy.length + 1);
      await assertAlive(client);
    });
  });

  for (const [name, text, findings] of [
    ["5 MB that are no policy", JSON.stringify({ name: "x".repeat(5_000_000) }), false],
    ["5 MB that begin like a policy", `{"Statement":[${"x".repeat(5_000_000)}`, false],
    ["a policy of 4 MB", policyWithSids(...(Array(40_000).fill("") as string[])), false],
    ["a policy of 400 KB", `${policyWithSids(...(Array(3_500).fill("") as string[]))}}`, true],
  ] as const) {
    it(`takes ${name}, and keeps up with a small one meanwhile`, async function () {
      this.timeout(10_000);
      await withRealServer(async (client) => {
        await client.open(large, text);
        await assertAlive(client);
        const { diagnostics } = await client.published(large, 1);
        assert.equal(diagnostics.length > 0, findings);
      });
    });
  }
});

/** A server with the product's own rules. Nothing of what it is sent here may make it fail. */
function withRealServer(body: (client: LspClient) => Promise<void>): Promise<void> {
  return withSession({ services: realServices }, async (client) => {
    await body(client);
    assert.deepEqual(client.inbox.all("window/logMessage"), []);
  });
}

/** Whether another document still gets its findings, and at once. */
async function assertAlive(client: LspClient): Promise<void> {
  const start = performance.now();
  await client.open("file:///small-key-policy.json", '{"Statement":{},"Statement":{}}');
  const { diagnostics } = await client.published("file:///small-key-policy.json", 1);
  assert(diagnostics.length > 0);
  assert(performance.now() - start < 3000, "a small document waited");
}
