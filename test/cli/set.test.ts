import assert from "node:assert/strict";
import {
  bucketPolicy,
  encryption,
  encryptionThatBlocks,
  keyPolicy,
  otherKey,
  rightKey,
} from "../support/setDocuments.ts";
import { latchkey, makeFolder, type TestFolder } from "./fakeWorld.ts";

interface SetsReport {
  readonly version: number;
  readonly sets: readonly {
    readonly name: string;
    readonly declared: boolean;
    readonly documents: readonly {
      readonly file: string;
      readonly kind: string;
      readonly findings: number;
    }[];
    readonly ambiguities: readonly { readonly kind: string; readonly files: readonly string[] }[];
    readonly facts: Readonly<Record<string, unknown>>;
    readonly users: readonly string[];
    readonly uploads?: readonly { readonly row: string; readonly verdict: string }[];
    readonly disagreements: readonly {
      readonly rule: string;
      readonly places: readonly { readonly file: string }[];
    }[];
  }[];
}

function toFiles(documents: Readonly<Record<string, object>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(documents).map(([name, json]) => [name, JSON.stringify(json)]));
}

describe("latchkey set", () => {
  const folders: TestFolder[] = [];
  const folderOf = (documents: Readonly<Record<string, object>>): TestFolder => {
    const folder = makeFolder(toFiles(documents));
    folders.push(folder);
    return folder;
  };
  afterEach(() => {
    folders.splice(0).forEach((folder) => folder.remove());
  });
  const whole = {
    "key-policy.json": keyPolicy(),
    "bucket-policy.json": bucketPolicy(),
    "bucket-encryption.json": encryption(),
  };

  it("prints a set with its facts and verdicts, and ends with 0", async () => {
    const folder = folderOf(whole);
    const { exitCode, stdout, stderr } = await latchkey(["set", folder.path, "--format", "json"]);
    const { version, sets } = JSON.parse(stdout) as SetsReport;
    assert.deepEqual([exitCode, stderr, version, sets.length], [0, "", 1, 1]);
    const [set] = sets;
    assert.deepEqual(
      set?.documents.map(({ file, kind }) => [file, kind]),
      [
        [folder.at("bucket-policy.json"), "s3-bucket-policy"],
        [folder.at("key-policy.json"), "kms-key-policy"],
        [folder.at("bucket-encryption.json"), "s3-bucket-encryption"],
      ],
    );
    assert.deepEqual([set.name, set.declared, set.facts["bucket"]], ["ledger", false, "ledger"]);
    assert.deepEqual(set.users, ["arn:aws:iam::111122223333:role/LedgerWriter"]);
    assert.equal(set.uploads?.length, 10);
  });

  it("has of a default encryption what encrypts", async () => {
    const folder = folderOf({ ...whole, "bucket-encryption.json": encryptionThatBlocks("SSE-C") });
    const { stdout } = await latchkey(["set", folder.path, "--format", "json"]);
    const facts = (JSON.parse(stdout) as SetsReport).sets[0]?.facts;
    const byDefault = { algorithm: "aws:kms", keyId: rightKey, bucketKeyEnabled: true };
    assert.deepEqual(facts?.["defaultEncryption"], byDefault);
  });

  it("calls a set without a bucket by its folder, wherever it is asked from", async () => {
    const folder = folderOf({ "in/key-policy.json": keyPolicy(), "in/bucket-encryption.json": encryption() });
    const before = process.cwd();
    const namesFrom = async (where: string, asked: string): Promise<readonly string[]> => {
      process.chdir(folder.at(where));
      const { stdout } = await latchkey(["set", asked, "--format", "json"]);
      return (JSON.parse(stdout) as SetsReport).sets.map(({ name }) => name);
    };
    try {
      assert.deepEqual(await namesFrom("", "in"), ["in"]);
      assert.deepEqual(await namesFrom("", folder.at("in")), ["in"]);
      assert.deepEqual(await namesFrom("in", "."), ["in"]);
      assert.deepEqual(await namesFrom("in", "key-policy.json"), ["in"]);
      assert.deepEqual(await namesFrom("in", "../in"), ["in"]);
    } finally {
      process.chdir(before);
    }
  });

  it("lists each disagreement once, with both places, and ends with 1", async () => {
    const folder = folderOf({ ...whole, "bucket-encryption.json": encryption(otherKey) });
    const { exitCode, stdout } = await latchkey(["set", folder.path, "--format", "json"]);
    const [set] = (JSON.parse(stdout) as SetsReport).sets;
    assert.equal(exitCode, 1);
    assert.deepEqual(
      set?.disagreements.map(({ rule, places }) => [rule, ...places.map(({ file }) => file)]),
      [["arn/key-differs", folder.at("bucket-policy.json"), folder.at("bucket-encryption.json")]],
    );
    const pretty = await latchkey(["set", folder.path]);
    assert.match(pretty.stdout, /^ {2}≠ This names the key .* arn\/key-differs$/m);
    assert.match(pretty.stdout, /bucket-policy\.json:1:\d+ and .*bucket-encryption\.json:1:\d+$/m);
  });

  it("takes what only AWS knows for no disagreement", async () => {
    const folder = folderOf({ ...whole, "bucket-encryption.json": encryption("alias/ledger") });
    const { exitCode, stdout } = await latchkey(["set", folder.path, "--format", "json"]);
    const [set] = (JSON.parse(stdout) as SetsReport).sets;
    assert.deepEqual([exitCode, set?.documents.length, set?.disagreements], [0, 3, []]);
  });

  it("leaves out what a latchkey.json silences, and changes no verdict by it", async () => {
    const texts = { ...whole, "bucket-encryption.json": encryption(otherKey) };
    const plain = folderOf(texts);
    const silenced = folderOf({
      ...texts,
      "latchkey.json": {
        rules: [{ rule: "arn/key-differs", severity: "off", reason: "They move on Monday." }],
      },
    });
    const [before, after] = await Promise.all(
      [plain, silenced].map((folder) => latchkey(["set", folder.path, "--format", "json"])),
    );
    assert.deepEqual([before?.exitCode, after?.exitCode], [1, 0]);
    const [older, newer] = [before, after].map(
      (outcome) => (JSON.parse(outcome?.stdout ?? "") as SetsReport).sets[0],
    );
    assert.deepEqual([older?.disagreements.length, newer?.disagreements], [1, []]);
    assert.deepEqual(older?.uploads, newer?.uploads);
    const counts = [older, newer].map(
      (set) => set?.documents.find(({ file }) => file.endsWith("bucket-encryption.json"))?.findings,
    );
    assert.equal(counts[0], (counts[1] ?? 0) + 1);
  });

  it("knows a fact by what all documents agree on", async () => {
    const key = { keyArn: rightKey, region: "eu-west-1", account: "111122223333", partition: "aws" };
    const via = (region: string): object =>
      keyPolicy({ Condition: { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } } });
    const foreign = JSON.parse(
      JSON.stringify(keyPolicy()).replaceAll("111122223333", "444455556666"),
    ) as object;
    const inGov = JSON.parse(
      JSON.stringify(bucketPolicy()).replaceAll("arn:aws:s3", "arn:aws-us-gov:s3"),
    ) as object;
    const pair = { "bucket-policy.json": bucketPolicy(), "bucket-encryption.json": encryption() };
    const cases: readonly (readonly [Readonly<Record<string, object>>, object])[] = [
      [whole, key],
      [{ ...whole, "key-policy.json": via("eu-west-1") }, key],
      [
        { ...whole, "key-policy.json": via("eu-central-1") },
        { ...key, region: undefined },
      ],
      [
        { ...whole, "key-policy.json": foreign },
        { ...key, account: undefined },
      ],
      [
        { ...pair, "bucket-encryption.json": encryption(otherKey) },
        { ...key, keyArn: undefined },
      ],
      [
        { ...pair, "bucket-encryption.json": encryption(otherKey.replace("eu-west-1", "eu-central-1")) },
        { ...key, keyArn: undefined, region: undefined },
      ],
      [
        { ...whole, "bucket-policy.json": inGov },
        { ...key, partition: undefined },
      ],
    ];
    for (const [documents, facts] of cases) {
      const { stdout } = await latchkey(["set", folderOf(documents).path, "--format", "json"]);
      const found = (JSON.parse(stdout) as SetsReport).sets[0]?.facts ?? {};
      assert.deepEqual(
        Object.fromEntries(Object.keys(key).map((fact) => [fact, found[fact]])),
        facts,
        stdout,
      );
    }
  });

  for (const file of ["bucket-policy.json", "bucket-encryption.json"])
    it(`shows a disagreement of which a latchkey.json silences no more than the side of ${file}`, async () => {
      const folder = folderOf({
        ...whole,
        "bucket-encryption.json": encryption(otherKey),
        "latchkey.json": {
          rules: [{ rule: "arn/key-differs", paths: file, severity: "off", reason: "It moves on Monday." }],
        },
      });
      const { exitCode, stdout } = await latchkey(["set", folder.path, "--format", "json"]);
      const [set] = (JSON.parse(stdout) as SetsReport).sets;
      const places = ["bucket-encryption.json", "bucket-policy.json"].map((name) => folder.at(name));
      assert.equal(exitCode, 1);
      assert.deepEqual(
        set?.disagreements.map((each) => [each.rule, each.places.map((place) => place.file).sort()]),
        [["arn/key-differs", places]],
      );
      assert.notEqual(set.disagreements[0]?.places[0]?.file, folder.at(file));
    });

  it("fails where a latchkey.json cannot be read, and shows the sets all the same", async () => {
    const folder = folderOf(whole);
    const typeOf = (file: string): Promise<"file" | "folder"> => {
      if (file.endsWith("latchkey.json")) return Promise.reject(new Error("EACCES: no"));
      return Promise.resolve(file === folder.path ? "folder" : "file");
    };
    const { exitCode, stdout, stderr } = await latchkey(["set", folder.path], { files: { typeOf } });
    assert.equal(exitCode, 2);
    assert.match(stdout, /ledger/);
    assert.match(stderr, /latchkey\.json" cannot be read: EACCES: no\.\n$/);
  });

  it("shows what it cannot decide, and ends with 1", async () => {
    const folder = folderOf({
      ...whole,
      "second-key-policy.json": keyPolicy(),
      "s3-policy.json": bucketPolicy(),
    });
    const { exitCode, stdout } = await latchkey(["set", folder.path]);
    assert.equal(exitCode, 1);
    assert.match(
      stdout,
      /^ {2}\? s3-bucket-encryption: (?!any of).*bucket-encryption\.json may belong here$/m,
    );
    const asked = await latchkey(["set", folder.at("bucket-encryption.json")]);
    assert.equal(asked.exitCode, 1);
    assert.equal(asked.stdout.match(/may belong here$/gm)?.length, 2);
  });

  it("shows only the sets of the files that are named, whose other documents it finds beside them", async () => {
    const folder = folderOf({ ...whole, "logs.bucket-policy.json": bucketPolicy(otherKey) });
    const { stdout } = await latchkey(["set", folder.at("key-policy.json"), "--format", "json"]);
    const { sets } = JSON.parse(stdout) as SetsReport;
    assert.deepEqual(
      sets.map(({ documents }) => documents.length),
      [3],
    );
  });

  it("says so where nothing belongs together", async () => {
    const folder = folderOf({ "bucket-policy.json": bucketPolicy() });
    const { exitCode, stdout } = await latchkey(["set", folder.path]);
    assert.deepEqual(
      [exitCode, stdout],
      [0, "No documents here belong together, as far as Latchkey can see.\n"],
    );
  });

  it("ends with 2 where a path leads nowhere", async () => {
    const { exitCode, stderr } = await latchkey(["set", "no/such/folder"]);
    assert.equal(exitCode, 2);
    assert.match(stderr, /There is no file or folder/);
  });
});

describe("latchkey lint, across documents", () => {
  it("finds what two documents say differently, in both", async () => {
    const folder = makeFolder(
      toFiles({ "bucket-policy.json": bucketPolicy(), "bucket-encryption.json": encryption(otherKey) }),
    );
    const findingsOf = async (...paths: readonly string[]): Promise<readonly unknown[]> => {
      const { stdout } = await latchkey(["lint", ...paths, "--format", "json"]);
      const { findings } = JSON.parse(stdout) as {
        findings: readonly { rule: string; file: string; related: readonly { file: string }[] }[];
      };
      return findings
        .filter(({ rule }) => rule === "arn/key-differs")
        .map(({ file, related }) => [file, ...related.map((one) => one.file)]);
    };
    const [bucket, byDefault] = [folder.at("bucket-policy.json"), folder.at("bucket-encryption.json")];
    assert.deepEqual(await findingsOf(folder.path), [
      [byDefault, bucket],
      [bucket, byDefault],
    ]);
    assert.deepEqual(await findingsOf(bucket), [[bucket, byDefault]]);
    folder.remove();
  });
});
