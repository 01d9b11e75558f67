import assert from "node:assert/strict";
import { cleanPolicy, foreignJson } from "./documents.ts";
import { latchkey, makeFolder, type TestFolder } from "./fakeWorld.ts";

const keyPolicy = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:*", Resource: "*" }],
});
const request = [
  "--principal",
  "anonymous",
  "--action",
  "s3:GetObject",
  "--resource",
  "arn:aws:s3:::example-records/a",
];

describe("the commands that take one document", () => {
  let folder: TestFolder;
  before(() => {
    folder = makeFolder({
      "bucket.json": cleanPolicy,
      "key.json": keyPolicy,
      "foreign.json": foreignJson,
      "half written.json":
        '{ "Version": "2012-10-17", "Statement": [{ "Action": "s3:GetObject", "Principal": "*"',
      "deep.json": `{ "Version": "2012-10-17", "Statement": ${"[".repeat(120)}${"]".repeat(120)} }`,
      "list.json": "[]",
      "null.json": "null",
      "text.json": '"x"',
      "twice.json": keyPolicy.replace('"Effect":"Allow"', '"Effect":"Deny","Effect":"Allow"'),
      "bucket twice.json": cleanPolicy.replace('"Effect"', '"Effect": "Deny", "Effect"'),
      "encryption twice.json":
        '{ "Rules": [], "Rules": [{ "ApplyServerSideEncryptionByDefault": { "SSEAlgorithm": "AES256" } }] }',
      "encryption.json": '{ "Rules": [{ "ApplyServerSideEncryptionByDefault": {} }] }',
      "huge.json": cleanPolicy + " ".repeat(6 * 1024 * 1024),
    });
  });
  after(() => {
    folder.remove();
  });

  const refused: Readonly<Record<string, readonly [readonly string[], RegExp]>> = {
    "no file": [["uploads"], /^latchkey: This command takes FILE, and FILE is missing\.\n$/],
    "a file too many": [["access", "key.json", "key.json"], /takes FILE, and there are more/],
    "one version only": [["diff", "key.json"], /takes OLD and NEW, and NEW is missing/],
    "the standard input for both versions": [["diff", "-", "-"], /Only one of OLD and NEW/],
    "a file that there is not": [["access", "missing.json"], /There is no file ".*missing\.json"/],
    "a folder": [["uploads", "."], /is a folder\. This command takes one file/],
    "what is none of ours": [
      ["access", "foreign.json"],
      /is not a key policy, as far as Latchkey can see\. --kind/,
    ],
    "a file too large to be a policy": [["access", "huge.json"], /too large to be a policy/],
    "a policy that is half written": [
      ["uploads", "half written.json"],
      /is not valid JSON\. "latchkey lint" shows where/,
    ],
    "a policy that nests too deep to be read": [
      ["uploads", "deep.json", "--kind", "s3-bucket-policy"],
      /"deep\.json" nests more than 100 levels deep, as no policy does, so Latchkey does not read it\.\n$/,
    ],
    "a list": [
      ["access", "list.json", "--kind", "kms-key-policy"],
      /"list\.json" is valid JSON, but no object\. What Latchkey decides about, a key policy, is one\.\n$/,
    ],
    null: [["test", "null.json", "--kind", "s3-bucket-policy", ...request], /is valid JSON, but no object/],
    "a text": [["uploads", "text.json", "--kind", "s3-bucket-policy"], /is valid JSON, but no object/],
    "a member that stands twice": [
      ["access", "twice.json"],
      /"twice\.json" has "Effect" twice in one object, and AWS accepts no member twice\. "latchkey lint" shows where\.\n$/,
    ],
    "a member that stands twice, to test requests on": [
      ["test", "twice.json", ...request],
      /has "Effect" twice in one object/,
    ],
    "a member that stands twice in a bucket policy": [
      ["uploads", "bucket twice.json"],
      /has "Effect" twice in one object/,
    ],
    "a member that stands twice in a version": [
      ["diff", "key.json", "twice.json"],
      /has "Effect" twice in one object/,
    ],
    "a member that stands twice in a default encryption": [
      ["uploads", "bucket.json", "--encryption", "encryption twice.json"],
      /has "Rules" twice in one object/,
    ],
    "a key policy for a bucket's": [
      ["uploads", "key.json"],
      /"key\.json" is a key policy, not a bucket policy/,
    ],
    "a bucket policy for a key's": [
      ["access", "bucket.json"],
      /"bucket\.json" is a bucket policy, not a key policy/,
    ],
    "an encryption document to test requests on": [
      ["test", "encryption.json", ...request],
      /is a bucket encryption document, not a key policy or a bucket policy/,
    ],
    "versions of two kinds": [["diff", "key.json", "bucket.json"], /there is nothing to compare/],
    "an encryption document that is none": [
      ["uploads", "bucket.json", "--encryption", "key.json"],
      /"key\.json" is a key policy, not a bucket encryption document/,
    ],
    "an encryption document without a rule": [
      ["uploads", "bucket.json", "--encryption", "encryption.json"],
      /has no rule that says how to encrypt/,
    ],
    "a key by its alias": [
      ["uploads", "bucket.json", "--key", "alias/x"],
      /--key takes the ARN of one key, not "alias\/x"/,
    ],
    "a kind that the command does not take": [
      ["access", "key.json", "--kind", "s3-bucket-policy"],
      /is a bucket policy, not a key policy/,
    ],
  };
  for (const [situation, [args, message]] of Object.entries(refused)) {
    it(`end with 2 and say why for ${situation}`, async () => {
      const { exitCode, stdout, stderr } = await latchkey(args.map((arg) => toPath(arg)));
      assert.match(stderr.replaceAll(folder.path.replaceAll("\\", "/"), "").replaceAll('"/', '"'), message);
      assert.deepEqual([exitCode, stdout], [2, ""]);
    });
  }

  /** The folder itself stands for a dot. */
  function toPath(arg: string): string {
    if (arg === ".") return folder.path;
    return arg.endsWith(".json") ? folder.at(arg) : arg;
  }

  it("read the standard input for -", async () => {
    const { exitCode, stdout } = await latchkey(["access", "-", "--format", "json"], { stdin: keyPolicy });
    assert.equal(exitCode, 0);
    assert.equal((JSON.parse(stdout) as { rootDelegation: boolean }).rootDelegation, true);
  });

  it("compare a file with the standard input", async () => {
    const { exitCode } = await latchkey(["diff", folder.at("key.json"), "-"], { stdin: keyPolicy });
    assert.equal(exitCode, 0);
  });

  it("take the kind that --kind gives for a policy that does not show it", async () => {
    const stdin = '{ "Statement": [] }';
    const { exitCode } = await latchkey(["access", "-", "--kind", "kms-key-policy"], { stdin });
    assert.equal(exitCode, 1);
  });

  it("say what the system says when a file cannot be read", async () => {
    const read = (): never => {
      throw new Error("EACCES: permission denied");
    };
    const { exitCode, stderr } = await latchkey(["access", folder.at("key.json")], { files: { read } });
    assert.equal(exitCode, 2);
    assert.match(stderr, /cannot be read: EACCES: permission denied\.\n$/);
  });
});
