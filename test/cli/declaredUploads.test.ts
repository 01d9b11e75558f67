import assert from "node:assert/strict";
import { bucketPolicy, encryption, otherKey, rightKey } from "../support/setDocuments.ts";
import { bucketStatement, policyOf } from "../support/statements.ts";
import { latchkey, makeFolder, type TestFolder } from "./fakeWorld.ts";

interface UploadsReport {
  readonly rows: readonly { readonly row: string; readonly verdict: string; readonly wanted?: string }[];
  readonly rightKey?: string;
  readonly set?: string;
}

const books = {
  name: "books",
  bucketPolicy: "bucket.json",
  bucketEncryption: "default/one.json",
  keyArn: rightKey,
  profile: "defaultEncryption",
  allowDsse: false,
};

/** Declares no key: the default encryption has one. */
const papers = { name: "papers", bucketPolicy: "papers.json", bucketEncryption: "default/other.json" };

describe("latchkey uploads with a bucket policy that latchkey.json declares in a set", () => {
  let folder: TestFolder;
  before(() => {
    const documents = {
      "latchkey.json": { sets: [books, papers] },
      "bucket.json": policyOf(bucketStatement()),
      "papers.json": policyOf(bucketStatement()),
      "default/one.json": encryption(),
      "default/other.json": encryption(otherKey),
      "other/bucket.json": bucketPolicy(),
      "other/bucket-encryption.json": encryption(),
      "other.encryption.json": encryption(otherKey),
      "broken/latchkey.json": "\u0000".repeat(1_000_000),
      "broken/bucket.json": bucketPolicy(),
    };
    folder = makeFolder(
      Object.fromEntries(Object.entries(documents).map(([path, json]) => [path, JSON.stringify(json)])),
    );
  });
  after(() => {
    folder.remove();
  });
  const uploads = async (file: string, ...options: readonly string[]): Promise<UploadsReport> => {
    const { stdout } = await latchkey(["uploads", folder.at(file), "--format", "json", ...options]);
    return JSON.parse(stdout) as UploadsReport;
  };
  const wantedIn = ({ rows }: UploadsReport, name: string): string | undefined =>
    rows.find(({ row }) => row === name)?.wanted;

  it("takes the set's key, default encryption and what it holds uploads to", async () => {
    const report = await uploads("bucket.json");
    assert.deepEqual([report.set, report.rightKey], ["books", rightKey]);
    assert.equal(wantedIn(report, "no-header"), undefined);
    assert.equal(wantedIn(report, "dsse-right-key"), "closed");
    const { stdout } = await latchkey(["uploads", folder.at("bucket.json")]);
    assert.match(stdout, /^Held to the set books, which latchkey\.json declares\.$/m);
  });

  it("takes the key of the set's default encryption where the set declares none", async () => {
    const report = await uploads("papers.json");
    assert.deepEqual([report.set, report.rightKey], ["papers", otherKey]);
  });

  it("takes what options name before that", async () => {
    assert.equal((await uploads("bucket.json", "--key", otherKey)).rightKey, otherKey);
    const report = await uploads("bucket.json", "--encryption", folder.at("other.encryption.json"));
    assert.deepEqual([report.rightKey, wantedIn(report, "no-header")], [rightKey, "closed"]);
  });

  it("takes one that is declared nowhere by itself, whatever stands beside it", async () => {
    const report = await uploads("other/bucket.json", "--profile", "defaultEncryption");
    assert.equal(report.set, undefined);
    assert.equal(wantedIn(report, "dsse-right-key"), undefined);
  });

  it("fails where the file that may declare it cannot be read", async () => {
    const { exitCode, stderr } = await latchkey(["uploads", folder.at("broken/bucket.json")]);
    assert.equal(exitCode, 2);
    assert.match(stderr, /latchkey\.json" is too large to be a configuration\./);
  });
});
