import assert from "node:assert/strict";
import fc from "fast-check";
import { createLibrary } from "../../../server/src/engine/set/library.ts";
import type { DocumentSet } from "../../../server/src/engine/set/documentSet.ts";
import type { DeclaredSet } from "../../../server/src/engine/set/declaredSet.ts";
import {
  bucketPolicy,
  encryption,
  keyPolicy,
  otherKey,
  rightKey,
  writer,
} from "../../support/setDocuments.ts";
import { bucketStatement, keyStatement, policyOf } from "../../support/statements.ts";

/** The sets among documents, as lines: `name: documents`, and `? kind: candidates` for what is not decided. */
function setsAmong(
  documents: Readonly<Record<string, object>>,
  declared: readonly DeclaredSet[] = [],
): readonly string[] {
  const library = createLibrary();
  library.declare(declared);
  for (const [uri, json] of Object.entries(documents)) library.put(uri, JSON.stringify(json));
  return library
    .sets()
    .flatMap(({ name, documents: uris, ambiguities }) => [
      `${name}: ${uris.join(" ")}`,
      ...ambiguities.map(({ kind, candidates }) => `? ${kind}: ${candidates.join(" ")}`),
    ]);
}

const aboutBucket = (bucket: string, key = rightKey, ...others: readonly object[]): object =>
  JSON.parse(JSON.stringify(bucketPolicy(key, ...others)).replaceAll("ledger", bucket)) as object;
const letIn = bucketStatement({ Principal: { AWS: writer } });
const forContext = (bucket: string): object =>
  keyPolicy({
    Condition: { StringLike: { "kms:EncryptionContext:aws:s3:arn": `arn:aws:s3:::${bucket}/*` } },
  });
const ofForeigner = policyOf(keyStatement({ Principal: { AWS: "arn:aws:iam::999900001111:root" } }));

const situations: Readonly<
  Record<
    string,
    {
      documents: Readonly<Record<string, object>>;
      sets: readonly string[];
      declared?: readonly DeclaredSet[];
    }
  >
> = {
  "one folder with one document of each kind": {
    documents: {
      "/a/key-policy.json": keyPolicy(),
      "/a/bucket-policy.json": bucketPolicy(),
      "/a/bucket-encryption.json": encryption(),
    },
    sets: ["ledger: /a/bucket-policy.json /a/key-policy.json /a/bucket-encryption.json"],
  },
  "documents of no bucket": {
    documents: { "/a/key-policy.json": keyPolicy(), "/a/bucket-encryption.json": encryption() },
    sets: ["a: /a/bucket-encryption.json /a/key-policy.json"],
  },
  "documents of no bucket and no folder": {
    documents: { "/key-policy.json": keyPolicy(), "/bucket-encryption.json": encryption() },
    sets: ["bucket-encryption.json: /bucket-encryption.json /key-policy.json"],
  },
  "documents of one name that share nothing else": {
    documents: { "/a/key-policy.json": ofForeigner, "/a/bucket-policy.json": bucketPolicy() },
    sets: ["ledger: /a/bucket-policy.json /a/key-policy.json"],
  },
  "a folder with documents of several names": {
    documents: {
      "/a/books.key-policy.json": keyPolicy(),
      "/a/logs.key-policy.json": keyPolicy(),
      "/a/books.bucket-policy.json": aboutBucket("books"),
      "/a/logs.bucket-policy.json": aboutBucket("logs", otherKey),
      "/a/books.bucket-encryption.json": encryption(otherKey),
    },
    sets: [
      "books: /a/books.bucket-policy.json /a/books.key-policy.json /a/books.bucket-encryption.json",
      "logs: /a/logs.bucket-policy.json /a/logs.key-policy.json",
    ],
  },
  "documents in one folder that have nothing to do with each other": {
    documents: {
      "/a/books.key-policy.json": ofForeigner,
      "/a/logs.bucket-policy.json": aboutBucket("logs"),
    },
    sets: [],
  },
  "one key policy beside two buckets with different keys": {
    documents: {
      "/a/key-policy.json": keyPolicy(),
      "/a/books.bucket-policy.json": aboutBucket("books"),
      "/a/logs.bucket-policy.json": aboutBucket("logs", otherKey),
    },
    sets: [
      "books: /a/books.bucket-policy.json",
      "? kms-key-policy: /a/key-policy.json",
      "logs: /a/logs.bucket-policy.json",
      "? kms-key-policy: /a/key-policy.json",
    ],
  },
  "one key policy beside two buckets with one key": {
    documents: {
      "/a/key-policy.json": keyPolicy(),
      "/a/books.bucket-policy.json": aboutBucket("books"),
      "/a/logs.bucket-policy.json": aboutBucket("logs"),
    },
    sets: [
      "books: /a/books.bucket-policy.json /a/key-policy.json",
      "logs: /a/logs.bucket-policy.json /a/key-policy.json",
    ],
  },
  "two key policies that fit equally well": {
    documents: {
      "/a/first-key-policy.json": keyPolicy(),
      "/a/second-key-policy.json": keyPolicy(),
      "/a/bucket-policy.json": bucketPolicy(rightKey, letIn),
    },
    sets: [
      "ledger: /a/bucket-policy.json",
      "? kms-key-policy: /a/first-key-policy.json /a/second-key-policy.json",
    ],
  },
  "a default key that belongs to one of two buckets": {
    documents: {
      "/a/books.bucket-policy.json": aboutBucket("books"),
      "/a/logs.bucket-policy.json": aboutBucket("logs", otherKey),
      "/a/encryption.json": encryption(otherKey),
    },
    sets: ["logs: /a/logs.bucket-policy.json /a/encryption.json"],
  },
  "a default key that fits two buckets": {
    documents: {
      "/a/books.bucket-policy.json": aboutBucket("books"),
      "/a/logs.bucket-policy.json": aboutBucket("logs"),
      "/a/encryption.json": encryption(),
    },
    sets: [
      "books: /a/books.bucket-policy.json",
      "? s3-bucket-encryption: /a/encryption.json",
      "logs: /a/logs.bucket-policy.json",
      "? s3-bucket-encryption: /a/encryption.json",
    ],
  },
  "other folders, by key, bucket and role": {
    documents: {
      "/kms/books.json": forContext("books"),
      "/kms/logs.json": keyPolicy(),
      "/s3/books.json": aboutBucket("books", otherKey),
      "/s3/logs.json": aboutBucket("logs", rightKey, letIn),
      "/defaults/one.json": encryption(otherKey),
    },
    sets: ["books: /s3/books.json /kms/books.json /defaults/one.json", "logs: /s3/logs.json /kms/logs.json"],
  },
  "the nearest folder first": {
    documents: {
      "/dev/s3/policy.json": aboutBucket("books", rightKey, letIn),
      "/dev/kms/policy.json": keyPolicy(),
      "/prod/kms/policy.json": keyPolicy(),
    },
    sets: ["books: /dev/s3/policy.json /dev/kms/policy.json"],
  },
  "a shared role where the key policy is for another bucket": {
    documents: {
      "/s3/books.json": aboutBucket("books", rightKey, letIn),
      "/kms/logs.json": forContext("logs"),
    },
    sets: [],
  },
  "a key policy and a default without a bucket policy": {
    documents: { "/a/key-policy.json": keyPolicy(), "/a/bucket-encryption.json": encryption() },
    sets: ["a: /a/bucket-encryption.json /a/key-policy.json"],
  },
  "buckets of one name in two folders": {
    documents: {
      "/dev/bucket-policy.json": bucketPolicy(),
      "/dev/key-policy.json": keyPolicy(),
      "/prod/bucket-policy.json": bucketPolicy(),
      "/prod/key-policy.json": keyPolicy(),
    },
    sets: [
      "ledger (dev): /dev/bucket-policy.json /dev/key-policy.json",
      "ledger (prod): /prod/bucket-policy.json /prod/key-policy.json",
    ],
  },
  "declared sets before those that are found": {
    documents: {
      "/a/key-policy.json": keyPolicy(),
      "/a/bucket-policy.json": bucketPolicy(),
      "/a/bucket-encryption.json": encryption(),
    },
    declared: [
      { name: "books", bucketPolicy: "/a/bucket-policy.json", bucketEncryption: "/a/missing.json" },
      { name: "archive", keyPolicy: "/a/key-policy.json", bucketPolicy: "/a/bucket-policy.json" },
    ],
    sets: ["books: /a/bucket-policy.json", "archive: /a/bucket-policy.json /a/key-policy.json"],
  },
};

describe("sets", () => {
  for (const [situation, { documents, sets, declared }] of Object.entries(situations))
    it(`are found: ${situation}`, () => {
      assert.deepEqual(setsAmong(documents, declared), sets);
    });

  it("do not depend on the order in which documents come", () => {
    for (const { documents, sets, declared } of Object.values(situations)) {
      const reversed = Object.fromEntries(Object.entries(documents).reverse());
      const essence = (lines: readonly string[]): readonly string[] =>
        lines.map((line) => line.split(" ").sort().join(" ")).sort();
      assert.deepEqual(essence(setsAmong(reversed, declared)), essence(sets));
    }
  });

  it("are the same whether documents came one by one or all at once", () => {
    const folder = fc.constantFrom("/a", "/a/b", "/c");
    const name = fc.constantFrom(
      "key-policy",
      "books.key-policy",
      "bucket-policy",
      "books.bucket-policy",
      "encryption",
    );
    const content = fc.constantFrom<object | undefined>(
      ...[
        undefined,
        {},
        keyPolicy(),
        forContext("books"),
        aboutBucket("books"),
        aboutBucket("logs", otherKey, letIn),
      ],
      ...[encryption(), encryption(otherKey)],
    );
    const step = fc.record({ folder, name, content });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const texts = new Map<string, string>();
        const library = createLibrary();
        for (const { folder: where, name: what, content: json } of steps) {
          const uri = `${where}/${what}.json`;
          if (json === undefined) texts.delete(uri);
          else texts.set(uri, JSON.stringify(json));
          if (json === undefined) library.remove(uri);
          else library.put(uri, JSON.stringify(json));
          library.sets();
        }
        const fresh = createLibrary();
        for (const [uri, text] of texts) fresh.put(uri, text);
        assert.deepEqual(essenceOf(library.sets()), essenceOf(fresh.sets()));
      }),
      { numRuns: 500 },
    );
  });
});

/** Sets without the order of candidates. */
function essenceOf(sets: readonly DocumentSet[]): unknown {
  return sets.map(({ ambiguities, ...set }) => ({
    ...set,
    ambiguities: ambiguities.map(({ kind, candidates }) => ({ kind, candidates: [...candidates].sort() })),
  }));
}
