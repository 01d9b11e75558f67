import assert from "node:assert/strict";
import { noSurroundings, type SetFacts } from "../../../server/src/engine/policy/surroundings.ts";
import { createLibrary, type Library } from "../../../server/src/engine/set/library.ts";
import { parseTree } from "../../../server/src/engine/tree/parse.ts";
import {
  bucketPolicy,
  encryption,
  encryptionThatBlocks,
  keyPolicy,
  otherKey,
  rightKey,
} from "../../support/setDocuments.ts";

const bucketUri = "/a/bucket-policy.json";
const keyUri = "/a/key-policy.json";
const encryptionUri = "/a/bucket-encryption.json";

function libraryOf(documents: Readonly<Record<string, object>>): Library {
  const library = createLibrary();
  for (const [uri, json] of Object.entries(documents)) library.put(uri, JSON.stringify(json));
  return library;
}

const whole = { [bucketUri]: bucketPolicy(), [keyUri]: keyPolicy(), [encryptionUri]: encryption() };

describe("a library", () => {
  it("tells the facts of a set", () => {
    const { surroundings, related } = libraryOf(whole).neighbourhoodOf(bucketUri, noSurroundings);
    assert.deepEqual(surroundings, {
      ...noSurroundings,
      set: {
        name: "ledger",
        defaultEncryption: { algorithm: "aws:kms", keyId: rightKey, bucketKeyEnabled: true },
        keyArn: rightKey,
        bucket: "ledger",
        region: "eu-west-1",
        account: "111122223333",
        partition: "aws",
      },
    });
    assert.deepEqual(
      related.map(({ uri, name }) => [uri, name]),
      [
        [keyUri, "key-policy.json"],
        [encryptionUri, "bucket-encryption.json"],
      ],
    );
  });

  it("tells no default encryption of a document that has a member twice", () => {
    const library = libraryOf(whole);
    const set = (): SetFacts | undefined =>
      library.neighbourhoodOf(bucketUri, noSurroundings).surroundings.set;
    library.put(encryptionUri, JSON.stringify(encryption()).replace("{", '{ "Rules": [],'));
    assert.equal(set()?.bucket, "ledger");
    assert.equal(set()?.defaultEncryption, undefined);
  });

  for (const [types, isBlocked] of [
    [["SSE-C"], true],
    [["NONE"], false],
    [[], false],
    [["sse-c"], false],
    [["SSE-C", "NONE"], false],
  ] as const)
    it(`takes customer-provided keys for ${isBlocked ? "blocked" : "let in"} by [${types.join()}]`, () => {
      const library = libraryOf({ ...whole, [encryptionUri]: encryptionThatBlocks(...types) });
      const { set } = library.neighbourhoodOf(bucketUri, noSurroundings).surroundings;
      assert.deepEqual(set?.defaultEncryption, {
        algorithm: "aws:kms",
        keyId: rightKey,
        bucketKeyEnabled: true,
        ...(isBlocked && { blocksCustomerKeys: true }),
      });
    });

  it("tells the default encryption of several sets that agree on it, and what they all block", () => {
    const other = "/a/other-encryption.json";
    const defaultWith = (...types: readonly string[]): object | undefined => {
      const library = libraryOf({
        ...whole,
        [encryptionUri]: encryptionThatBlocks("SSE-C"),
        [other]: encryptionThatBlocks(...types),
      });
      library.declare([
        { name: "books", keyPolicy: keyUri, bucketEncryption: encryptionUri },
        { name: "logs", keyPolicy: keyUri, bucketEncryption: other },
      ]);
      return library.neighbourhoodOf(keyUri, noSurroundings).surroundings.set?.defaultEncryption;
    };
    const agreed = { algorithm: "aws:kms", keyId: rightKey, bucketKeyEnabled: true };
    assert.deepEqual(defaultWith("NONE"), agreed);
    assert.deepEqual(defaultWith("SSE-C"), { ...agreed, blocksCustomerKeys: true });
  });

  it("leaves open what the documents do not agree on, unless it is declared", () => {
    const library = libraryOf({ ...whole, [encryptionUri]: encryption(otherKey) });
    const keyArn = (): string | undefined =>
      library.neighbourhoodOf(bucketUri, noSurroundings).surroundings.set?.keyArn;
    assert.equal(keyArn(), undefined);
    library.declare([
      { name: "books", bucketPolicy: bucketUri, bucketEncryption: encryptionUri, keyArn: otherKey },
    ]);
    assert.equal(keyArn(), otherKey);
  });

  it("lets a declared set say what is wanted", () => {
    const library = libraryOf(whole);
    library.declare([
      { name: "books", bucketPolicy: bucketUri, keyPolicy: keyUri, profile: "defaultEncryption" },
      { name: "logs", keyPolicy: keyUri, profile: "strict", allowDsse: false },
    ]);
    const wished = (uri: string): unknown => {
      const { profile, allowDsse } = library.neighbourhoodOf(uri, noSurroundings).surroundings;
      return { profile, allowDsse };
    };
    assert.deepEqual(wished(bucketUri), { profile: "defaultEncryption", allowDsse: true });
    assert.deepEqual(wished(keyUri), { profile: "strict", allowDsse: true });
  });

  it("leaves out of a declared set what is of another kind than is meant, while it is", () => {
    const library = libraryOf({
      [bucketUri]: bucketPolicy(),
      "/b/bucket-policy.json": bucketPolicy(otherKey),
    });
    const other = "/b/other.json";
    library.put(other, JSON.stringify(encryption(otherKey)));
    library.declare([{ name: "books", bucketPolicy: bucketUri, keyPolicy: other }]);
    const sets = (): unknown => library.sets().map(({ name, documents }) => [name, ...documents]);
    // What is left out may be found.
    assert.deepEqual(sets(), [
      ["books", bucketUri],
      ["ledger", "/b/bucket-policy.json", other],
    ]);
    library.put(other, JSON.stringify(keyPolicy()));
    assert.deepEqual(sets(), [["books", bucketUri, other]]);
    library.put(other, JSON.stringify(encryption(otherKey)));
    assert.deepEqual(sets(), [
      ["books", bucketUri],
      ["ledger", "/b/bucket-policy.json", other],
    ]);
  });

  it("shows no declared set of whose documents there is none", () => {
    const library = libraryOf({ [bucketUri]: bucketPolicy() });
    library.declare([
      { name: "gone", keyPolicy: keyUri },
      { name: "books", bucketPolicy: bucketUri },
    ]);
    const names = (): readonly string[] => library.sets().map(({ name }) => name);
    assert.deepEqual(names(), ["books"]);
    library.put(keyUri, JSON.stringify(keyPolicy()));
    assert.deepEqual(names(), ["gone", "books"]);
  });

  it("tells where its sets are declared, and has another stamp where they are declared otherwise", () => {
    const library = libraryOf(whole);
    const { root: node } = parseTree("{}");
    assert(node?.kind === "object");
    const declare = (text: string): string => {
      const place = { uri: "/latchkey.json", text, node };
      library.declare([{ name: "books", bucketPolicy: bucketUri, keyPolicy: keyUri, place }]);
      return library.stampOf(keyUri);
    };
    assert.equal(declare("{}"), declare("{}"));
    assert.notEqual(declare("{}"), declare("{ }"));
    assert.deepEqual(library.neighbourhoodOf(keyUri, noSurroundings).declarations, [
      { uri: "/latchkey.json", text: "{ }", node, set: "books", documents: [bucketUri, keyUri] },
    ]);
  });

  it("tells a document of several sets only what they agree on", () => {
    const library = libraryOf({
      "/a/key-policy.json": keyPolicy(),
      "/a/books.bucket-policy.json": bucketPolicy(),
      "/a/logs.bucket-policy.json": JSON.parse(
        JSON.stringify(bucketPolicy()).replaceAll("ledger", "logs"),
      ) as object,
    });
    const { set } = library.neighbourhoodOf("/a/key-policy.json", noSurroundings).surroundings;
    assert.deepEqual([set?.name, set?.bucket, set?.keyArn], ["ledger, logs", undefined, rightKey]);
  });

  it("changes its stamp for a document exactly when its neighbourhood changes", () => {
    const library = libraryOf({ ...whole, "/b/bucket-policy.json": bucketPolicy(otherKey) });
    const stamps = [library.stampOf(bucketUri)];
    const changes: readonly (() => void)[] = [
      () => library.put("/b/bucket-policy.json", "{}"),
      () => library.put(bucketUri, `${JSON.stringify(bucketPolicy())}\n`),
      () => library.put(encryptionUri, JSON.stringify(encryption())),
      () => library.put(encryptionUri, JSON.stringify(encryption(otherKey))),
      () => library.remove(keyUri),
      () => library.declare([{ name: "books", bucketPolicy: bucketUri }]),
    ];
    for (const change of changes) {
      change();
      stamps.push(library.stampOf(bucketUri));
    }
    const isNew = stamps.slice(1).map((stamp, index) => stamp !== stamps[index]);
    assert.deepEqual(isNew, [false, false, false, true, true, true]);
  });

  it("keeps no more than the text of most of its documents, and reads them again", () => {
    const library = createLibrary();
    for (let index = 0; index < 300; index++)
      library.put(`/${String(index)}/bucket-policy.json`, JSON.stringify(bucketPolicy()));
    assert.equal(library.size(), 300);
    assert.equal(library.read("/0/bucket-policy.json")?.policy.statements.length, 1);
  });

  it("forgets what is none of ours any more", () => {
    const library = libraryOf(whole);
    library.put(keyUri, '{"name": "package"}');
    assert.deepEqual([library.read(keyUri), library.companionsOf(bucketUri)], [undefined, [encryptionUri]]);
    library.remove(encryptionUri);
    assert.deepEqual(library.sets(), []);
  });
});
