import assert from "node:assert/strict";
import type { DocumentStatus } from "../../server/src/protocol.ts";
import type { LspClient } from "../support/lspClient.ts";
import { withSession } from "../support/lspSession.ts";
import { policyWithSids } from "../support/markingServices.ts";

const uri = "file:///key.json";
const none = { errors: 0, warnings: 0, remarks: 0 };
const encryption = '{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms"}}]}';

describe("document status", () => {
  for (const [name, text, rules, expected] of [
    ["a clean key policy", policyWithSids("good"), {}, { title: "KMS key policy", ...none }],
    ["errors", policyWithSids("bad", "bad"), {}, { title: "KMS key policy", ...none, errors: 2 }],
    [
      "warnings",
      policyWithSids("bad"),
      { "policy/bad-sid": "warning" },
      { title: "KMS key policy", ...none, warnings: 1 },
    ],
    [
      "hints",
      policyWithSids("bad"),
      { "policy/bad-sid": "hint" },
      { title: "KMS key policy", ...none, remarks: 1 },
    ],
    [
      "a bucket policy",
      policyWithSids("good").replace("kms:*", "s3:GetObject"),
      {},
      { title: "S3 bucket policy", ...none },
    ],
    ["a bucket's encryption", encryption, {}, { title: "S3 bucket encryption", ...none }],
    ["no policy", '{"name": "bad"}', {}, none],
  ] as const) {
    it(`tells of ${name}`, async () => {
      await withStatus({ rules }, async (client) => {
        await client.open(uri, text);
        assert.deepEqual(await statusOf(client, 1), { uri, version: 1, ...expected });
      });
    });
  }

  it("follows the text", async () => {
    await withStatus({}, async (client) => {
      await client.open(uri, policyWithSids("bad"));
      assert.equal((await statusOf(client, 1)).errors, 1);
      await client.change(uri, 2, { text: "{}" });
      assert.equal((await statusOf(client, 2)).title, undefined);
    });
  });

  it("is sent to nobody who has not asked for it", async () => {
    await withSession({}, async (client) => {
      await client.open(uri, policyWithSids("bad"));
      await client.published(uri, 1);
      assert.deepEqual(client.inbox.all("latchkey/documentStatus"), []);
    });
  });
});

function withStatus(section: object, body: (client: LspClient) => Promise<void>): Promise<void> {
  return withSession({ initializationOptions: { documentStatus: true }, settings: () => section }, body);
}

function statusOf(client: LspClient, version: number): Promise<DocumentStatus> {
  return client.inbox.next("latchkey/documentStatus", (status) => status.version === version);
}
