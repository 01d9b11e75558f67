import assert from "node:assert/strict";
import {
  accessMethod,
  checkRequestMethod,
  compareMethod,
  requestOffersMethod,
  testRequestMethod,
  type Access,
  type AccessComparison,
  type Comparison,
  type KeyAccess,
  type RequestOffers,
  type TestedRequest,
  type UploadAccess,
} from "../../server/src/protocol.ts";
import { withSession } from "../support/lspSession.ts";
import { keyStatement, policyOf } from "../support/statements.ts";
import { header, missingHeader, wrongAlgorithm, wrongKey } from "../support/uploadDenies.ts";

const uri = "file:///policy.json";
const uploads = JSON.stringify(policyOf(missingHeader, wrongAlgorithm, wrongKey), null, 1);
const key = JSON.stringify(policyOf(keyStatement({ Action: "kms:*" })));

describe("access", () => {
  it("is the matrix of a bucket policy, with the places of its statements", async () => {
    await withSession({}, async (client) => {
      await client.open(uri, uploads);
      const access = await client.request<UploadAccess>(accessMethod, { uri });
      assert.equal(access.kind, "uploads");
      assert.equal(access.rows.length, 10);
      const statement = access.rows.find(({ row }) => row === "kms-no-key-id")?.statements[0];
      assert.equal(statement?.title, "WrongKey");
      const lines = uploads.split("\n");
      assert.equal(lines[statement.range.start.line]?.slice(statement.range.start.character), "{");
      assert.match(lines[statement.range.start.line + 1] ?? "", /WrongKey/);
      assert.equal(lines[statement.range.end.line]?.trim(), "}");
    });
  });

  it("is the table of a key policy", async () => {
    await withSession({}, async (client) => {
      await client.open(uri, key);
      const { kind, separation, rows } = await client.request<KeyAccess>(accessMethod, { uri });
      assert.deepEqual([kind, separation, rows.length, rows[0]?.isBoth], ["key", "broken", 1, true]);
    });
  });

  for (const [name, text, kind] of [
    ["of a half typed policy", uploads.slice(0, -2), "syntaxErrors"],
    ["of a policy with a member twice", uploads.replace("{", '{ "Id": "a", "Id": "b",'), "syntaxErrors"],
    ["of what is no policy", "{}", "none"],
    ["of an encryption document", '{"Rules":[{"ApplyServerSideEncryptionByDefault":{}}]}', "none"],
  ] as const) {
    it(`does without that ${name}`, async () => {
      await withSession({}, async (client) => {
        await client.open(uri, text);
        assert.deepEqual(await client.request<Access>(accessMethod, { uri }), { kind });
      });
    });
  }

  it("does without a document that is closed", async () => {
    await withSession({}, async (client) => {
      await client.open(uri, uploads);
      await client.close(uri);
      assert.deepEqual(await client.request<Access>(accessMethod, { uri }), { kind: "none" });
    });
  });
});

describe("a tested request", () => {
  it("is made of what is offered, and decided", async () => {
    await withSession({}, async ({ open, request }) => {
      await open(uri, uploads);
      const offers = await request<RequestOffers>(requestOffersMethod, { uri, action: "s3:PutObject" });
      const [principal, action, resource] = [offers.principals, offers.actions, offers.resources].map(
        ([first]) => first?.value,
      );
      assert.equal(offers.headers.length, 6);
      const tested = await request<TestedRequest>(testRequestMethod, {
        uri,
        request: { principal, action, resource, context: { [header]: ["aws:kms"] } },
      });
      assert.equal(tested.decision, "denied");
      assert.deepEqual(
        tested.by.map(({ title }) => title),
        ["WrongKey"],
      );
      assert.deepEqual(
        tested.statements.map(({ matches }) => matches),
        ["no", "no", "yes"],
      );
    });
  });

  it("is checked part by part", async () => {
    await withSession({}, async ({ request }) => {
      assert.equal(await request(checkRequestMethod, { part: "action", value: "s3:GetObject" }), null);
      assert.match(
        await request<string>(checkRequestMethod, { part: "action", value: "Get" }),
        /^Give one action/,
      );
    });
  });

  it("gets no answer from what is no policy, nor from a caller that is none", async () => {
    await withSession({}, async ({ open, request }) => {
      const asked = { principal: "x", action: "s3:PutObject", resource: "*", context: {} };
      assert.equal(await request(requestOffersMethod, { uri }), null);
      assert.equal(await request(testRequestMethod, { uri, request: asked }), null);
      await open(uri, uploads);
      assert.equal(await request(testRequestMethod, { uri, request: asked }), null);
    });
  });
});

describe("a comparison", () => {
  it("shows what changed, with the places of the statements that decide now", async () => {
    await withSession({}, async ({ open, request }) => {
      await open(uri, uploads);
      const older = JSON.stringify(policyOf(missingHeader, wrongAlgorithm));
      const comparison = await request<AccessComparison>(compareMethod, { uri, older });
      assert.equal(comparison.kind, "changes");
      assert.deepEqual(comparison.newlyAllowed, []);
      assert(comparison.newlyStopped.length > 0);
      assert(comparison.newlyStopped.every(({ statements }) => statements[0]?.title === "WrongKey"));
    });
  });

  for (const [name, newer, older] of [
    ["that is half typed", uploads.slice(0, -2), uploads],
    ["with a half typed text", uploads, uploads.slice(0, -2)],
    ["that is none", "{}", uploads],
    ["with a text far too long for a policy", uploads, uploads.padEnd(600_000)],
  ] as const) {
    it(`does without a document ${name}`, async () => {
      await withSession({}, async ({ open, request }) => {
        await open(uri, newer);
        const comparison = await request<Comparison>(compareMethod, { uri, older });
        assert.deepEqual(comparison, { kind: "unreadable" });
      });
    });
  }
});
