import assert from "node:assert/strict";
import type { CompletionItem } from "vscode-languageserver";
import { offeredAt, plainCapabilities, snippetCapabilities, takeCursor } from "../support/offered.ts";
import type { LspClient } from "../support/lspClient.ts";
import { withSession } from "../support/lspSession.ts";
import { realServices } from "../support/realServices.ts";
import type { ExpectedOffers, Places } from "../support/completionPlaces.ts";
import { keyPolicyPlaces } from "./keyPolicyPlaces.ts";
import { brokenPlaces, bucketPolicyPlaces, encryptionPlaces } from "./otherPlaces.ts";

const whole = { services: realServices, capabilities: plainCapabilities };
const snippets = { services: realServices, capabilities: snippetCapabilities };
const keyUri = "file:///key-policy.json";

async function check(
  client: LspClient,
  uri: string,
  text: string,
  offset: number,
  expected: ExpectedOffers,
): Promise<void> {
  const { labels, chosen } = await offeredAt(client, uri, text, offset);
  const { offers, not = [], first = [], gives } = expected;
  const absent = offers.filter((label) => !labels.includes(label));
  assert.deepEqual(absent, [], `not offered in ${text}: ${labels.join(" ")}`);
  assert.deepEqual(
    not.filter((label) => labels.includes(label)),
    [],
    "offered",
  );
  assert.deepEqual(labels.slice(0, first.length), first);
  assert.deepEqual(labels, [...new Set(labels)], "offered twice");
  if (gives === undefined) return;
  const left = chosen(gives[0]);
  // Of a text that ends at the cursor, the beginning of the whole one is left.
  assert.equal(left, offset === text.length ? gives[1].slice(0, left.length) : gives[1]);
}

describe("completions", () => {
  const documents: Readonly<Record<string, Places>> = {
    "key-policy.json": keyPolicyPlaces,
    "bucket-policy.json": bucketPolicyPlaces,
    "bucket-encryption.json": encryptionPlaces,
  };
  for (const [file, places] of Object.entries(documents))
    for (const [name, [marked, expected]] of Object.entries(places))
      it(`offer ${name} in ${file}, also where the text ends there`, async () => {
        const { text, offset } = takeCursor(marked);
        const uri = `file:///${file}`;
        await withSession(whole, async (client) => {
          await check(client, uri, text, offset, expected);
          await check(client, uri, text.slice(0, offset), offset, expected);
        });
      });
  for (const [name, [marked, expected]] of Object.entries(brokenPlaces))
    it(`offer ${name} in broken text`, async () => {
      const { text, offset } = takeCursor(marked);
      await withSession(whole, (client) => check(client, keyUri, text, offset, expected));
    });

  const nothing: Readonly<Record<string, readonly [uri: string, marked: string]>> = {
    "another document": ["file:///package.json", '{ "name": "|" }'],
    "a configuration with a Version": ["file:///app.json", '{ "Version": "1", "|" }'],
    "a Sid": [keyUri, '{"Statement":[{"Sid":"|"}]}'],
    "a member that is none": [keyUri, '{"Statement":[{"Tags":{"|"}}]}'],
    "an operator's place for values": [keyUri, '{"Statement":[{"Condition":{"Bool":"|"}}]}'],
    "a comment": [keyUri, '{"Statement":[{ // | \n }]}'],
    "the place behind a text": [keyUri, '{"Statement":[{"Effect":"Allow"|}]}'],
    "the place behind the document": [keyUri, '{"Statement":[]} |'],
  };
  for (const [name, [uri, marked]] of Object.entries(nothing))
    it(`offer nothing in ${name}`, async () => {
      const { text, offset } = takeCursor(marked);
      await withSession(whole, async (client) => {
        assert.deepEqual((await offeredAt(client, uri, text, offset)).labels, []);
      });
    });

  const tabStops: Readonly<Record<string, readonly [marked: string, label: string, text: string]>> = {
    "an effect": [
      '{ "Statement": [{ "|" }] }',
      "Effect",
      '{ "Statement": [{ "Effect": "${1|Allow,Deny|}" }] }',
    ],
    "a version": ['{ "|" }', "Version", '{ "Version": "2012-10-17" }'],
    "a minified document": ['{"Statement":[{"|"}]}', "Action", '{"Statement":[{"Action":["$1"]}]}'],
    "a member before others": [
      '{ "Statement": [{ | "Sid": "a" }] }',
      "Condition",
      '{ "Statement": [{ "Condition": { $1 }, "Sid": "a" }] }',
    ],
    "a name that has its value": [
      '{ "Statement": [{ "|": "a" }] }',
      "Sid",
      '{ "Statement": [{ "Sid": "a" }] }',
    ],
    "a principal": [
      '{ "Statement": [{ "Principal": | }] }',
      "AWS",
      '{ "Statement": [{ "Principal": { "AWS": "$1" } }] }',
    ],
    "an ARN's beginning without quotes": [
      '{ "Statement": [{ "Principal": { "AWS": | } }] }',
      "arn:",
      '{ "Statement": [{ "Principal": { "AWS": "arn:$1" } }] }',
    ],
    "a key that a tag completes": [
      '{ "Statement": [{ "Condition": { "StringEquals": { | } } }] }',
      "aws:PrincipalTag/",
      '{ "Statement": [{ "Condition": { "StringEquals": { "aws:PrincipalTag/$1": "$2" } } }] }',
    ],
  };
  for (const [name, [marked, label, expected]] of Object.entries(tabStops))
    it(`have tab stops for ${name}`, async () => {
      const { text, offset } = takeCursor(marked);
      await withSession(snippets, async (client) => {
        const { chosen } = await offeredAt(client, keyUri, text, offset);
        assert.equal(chosen(label), expected);
      });
    });

  it("explain what they offer, as hovers do", async () => {
    await withSession(whole, async (client) => {
      const { text, offset } = takeCursor('{"Statement":[{"Action":"kms:Dec|"}]}');
      const { item } = await offeredAt(client, keyUri, text, offset);
      const explained = await client.request<CompletionItem>("completionItem/resolve", item("kms:Decrypt"));
      assert.match(JSON.stringify(explained.documentation), /uses the key/);
      assert.equal(explained.detail, "Write");
      for (const data of ["toString", 7, undefined])
        assert.equal(
          (await client.request<CompletionItem>("completionItem/resolve", { label: "x", data }))
            .documentation,
          undefined,
        );
    });
  });

  it("know what other documents name", async () => {
    await withSession(whole, async (client) => {
      const role = "arn:aws:iam::111122223333:role/ledger";
      await client.open(
        "file:///other/bucket-policy.json",
        `{"Statement":[{"Principal":{"AWS":"${role}"},"Action":"s3:*"}]}`,
      );
      const { text, offset } = takeCursor('{"Statement":[{"Principal":{"AWS":"|"}}]}');
      assert.ok((await offeredAt(client, keyUri, text, offset)).labels.includes(role));
    });
  });

  it("call the client's command where something else follows", async () => {
    const initializationOptions = { suggestCommand: "suggest.again" };
    await withSession({ ...whole, initializationOptions }, async (client) => {
      const { text, offset } = takeCursor('{"Statement":[{"Principal":{"AWS":"arn:|"}}]}');
      const { item } = await offeredAt(client, keyUri, text, offset);
      assert.equal(item("arn:aws:").command?.command, "suggest.again");
    });
  });
});
