import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { hardenMethod, type Hardening } from "../../server/src/protocol.ts";
import { withSession } from "../support/lspSession.ts";
import { realServices } from "../support/realServices.ts";

const uri = "file:///w/example.key-policy.json";
const text = JSON.stringify(
  {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "AdministerKey",
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::111122223333:role/KeyAdministrator" },
        Action: ["kms:Create*", "kms:DescribeKey", "kms:GetKeyPolicy", "kms:PutKeyPolicy"],
        Resource: "*",
      },
    ],
  },
  undefined,
  2,
);

describe("hardening of an open policy", () => {
  it("gives what is different in its text and in access", async () => {
    await withSession({ services: realServices }, async (client) => {
      await client.open(uri, text);
      const hardening = await client.request<Hardening>(hardenMethod, { uri });
      const { version, edit, steps, newlyStopped, newlyAllowed } = hardening;
      assert.deepEqual([version, steps], [1, ['Replace "kms:Create*" by "kms:CreateAlias"']]);
      const document = TextDocument.create(uri, "json", version, text);
      const applied = TextDocument.applyEdits(document, [{ range: edit.range, newText: edit.text }]);
      assert.equal(applied, hardening.text);
      assert.equal(applied, text.replace("kms:Create*", "kms:CreateAlias"));
      assert.deepEqual(
        newlyStopped.map(({ subject }) => subject),
        ["kms:CreateGrant by role/KeyAdministrator"],
      );
      assert.deepEqual(newlyAllowed, []);
    });
  });

  it("goes by the severities that the user has chosen", async () => {
    const settings = { rules: { "kms/administrator-can-grant-itself-use": "off" } };
    await withSession({ services: realServices, settings: () => settings }, async (client) => {
      await client.open(uri, text);
      assert.deepEqual((await client.request<Hardening>(hardenMethod, { uri })).steps, []);
    });
  });

  it("leaves alone what a latchkey.json silences", async () => {
    const rule = "kms/administrator-can-grant-itself-use";
    const entry = { rule, sids: "AdministerKey", severity: "off", reason: "She is trusted." };
    await withSession({ services: realServices }, async (client) => {
      await client.open("file:///w/latchkey.json", JSON.stringify({ rules: [entry] }));
      await client.open(uri, text);
      assert.deepEqual((await client.request<Hardening>(hardenMethod, { uri })).steps, []);
    });
  });

  it("is nothing for what is no policy or not open", async () => {
    await withSession({ services: realServices }, async (client) => {
      await client.open("file:///w/package.json", "{}");
      for (const other of ["file:///w/package.json", uri, "none"])
        assert.equal(await client.request(hardenMethod, { uri: other }), null);
    });
  });
});
