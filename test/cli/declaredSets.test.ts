import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { bucketPolicy, encryption, keyPolicy, otherKey, rightKey } from "../support/setDocuments.ts";
import { latchkey, makeFolder, type TestFolder } from "./fakeWorld.ts";
import { countedIn, readReport } from "./report.ts";

interface SetsReport {
  readonly sets: readonly {
    readonly name: string;
    readonly declared: boolean;
    readonly documents: readonly { readonly file: string }[];
    readonly facts: Readonly<Record<string, unknown>>;
    readonly uploads?: readonly { readonly row: string; readonly isWanted?: boolean }[];
    readonly disagreements: readonly {
      readonly rule: string;
      readonly places: readonly { readonly file: string }[];
    }[];
  }[];
}

const books = {
  name: "books",
  bucketPolicy: "far/one.json",
  keyPolicy: "keys\\two.json",
  bucketEncryption: "./three.json",
};

describe("a set that latchkey.json declares, on the command line", () => {
  const folders: TestFolder[] = [];
  const folderOf = (sets: readonly object[], others: Readonly<Record<string, object>> = {}): TestFolder => {
    const documents = {
      "latchkey.json": { sets },
      "far/one.json": bucketPolicy(),
      "keys/two.json": keyPolicy(),
      "three.json": encryption(otherKey),
      ...others,
    };
    const folder = makeFolder(
      Object.fromEntries(
        Object.entries(documents).map(([path, json]) => [path, JSON.stringify(json, undefined, 2)]),
      ),
    );
    folders.push(folder);
    return folder;
  };
  afterEach(() => {
    folders.splice(0).forEach((folder) => folder.remove());
  });
  const setsOf = async (path: string): Promise<SetsReport["sets"]> =>
    (JSON.parse((await latchkey(["set", path, "--format", "json"])).stdout) as SetsReport).sets;

  it("goes before what would be found, and says what its documents leave open", async () => {
    const folder = folderOf([{ ...books, keyArn: rightKey }], {
      "far/key-policy.json": keyPolicy(),
    });
    const [set, ...others] = await setsOf(folder.path);
    assert.deepEqual(others, []);
    assert.deepEqual([set?.name, set?.declared, set?.facts["keyArn"]], ["books", true, rightKey]);
    assert.deepEqual(
      set?.documents.map(({ file }) => file),
      ["far/one.json", "keys/two.json", "three.json"].map((path) => folder.at(path)),
    );
  });

  it("is whole for a document that is named alone", async () => {
    const folder = folderOf([books]);
    const { stdout } = await latchkey(["lint", "--format", "json", folder.at("far/one.json")]);
    assert.deepEqual(
      readReport(stdout)
        .findings.map(({ rule }) => rule)
        .filter((rule) => rule.startsWith("arn/")),
      ["arn/key-differs"],
    );
    assert.equal((await setsOf(folder.at("three.json"))).length, 1);
  });

  it("has no document of another kind than it says", async () => {
    const folder = folderOf([{ ...books, keyPolicy: "three.json", bucketEncryption: undefined }]);
    const [set] = await setsOf(folder.path);
    assert.deepEqual(
      [set?.name, set?.documents.map(({ file }) => file)],
      ["books", [folder.at("far/one.json")]],
    );
  });

  it("says what is right where documents say something else, and where it says so", async () => {
    const folder = folderOf([{ ...books, keyArn: rightKey }]);
    const places = [folder.at("latchkey.json"), folder.at("far/one.json")];
    const { stdout } = await latchkey(["lint", "--format", "json", folder.path]);
    const differing = readReport(stdout).findings.filter(({ rule }) => rule === "arn/key-differs");
    assert.deepEqual(
      differing.map(({ file, related }) => [file, related.map((one) => one.file)]),
      [[folder.at("three.json"), places]],
    );
    const [declaredAt] = differing.flatMap(({ related }) => related.map(({ range }) => range.start));
    const lines = readFileSync(folder.at("latchkey.json"), "utf8").split("\n");
    const line = lines.findIndex((each) => each.includes("keyArn"));
    assert.deepEqual(declaredAt, { line, character: lines[line]?.indexOf(`"${rightKey}"`) });

    const [set] = await setsOf(folder.path);
    assert.deepEqual(
      set?.disagreements.map(({ rule, places: all }) => [rule, ...all.map(({ file }) => file)]),
      [["arn/key-differs", folder.at("three.json"), ...places]],
    );
    const { stdout: pretty, exitCode } = await latchkey(["set", folder.path]);
    assert.ok(pretty.includes(`${folder.at("latchkey.json")}:${String(line + 1)}:`), pretty);
    assert.equal(exitCode, 1);
  });

  it("counts without a Region that there is not", async () => {
    const folder = folderOf([{ ...books, region: "eu-wset-1" }], { "three.json": encryption() });
    const [set] = await setsOf(folder.path);
    assert.deepEqual(
      [set?.name, set?.declared, set?.documents.length, set?.facts["region"], set?.disagreements],
      ["books", true, 3, "eu-west-1", []],
    );
    const { stdout } = await latchkey(["lint", "--format", "json", folder.path]);
    assert.deepEqual(
      countedIn(stdout).filter((rule) => /^(?:config|arn)\//.test(rule)),
      ["config/wrong-value"],
    );
  });

  it("says where it lists who is meant to use the key", async () => {
    const folder = folderOf([{ ...books, users: [] }]);
    const { stdout } = await latchkey(["lint", "--format", "json", folder.at("keys/two.json")]);
    const [problem, ...others] = readReport(stdout).findings.filter(
      ({ rule }) => rule === "kms/undeclared-access",
    );
    assert.deepEqual(others, []);
    assert.deepEqual(
      problem?.related.map(({ file }) => file),
      [folder.at("latchkey.json")],
    );
    assert.deepEqual(problem.fixes, [
      {
        title: 'List role/LedgerWriter among the users of the set "books" in latchkey.json',
        access: "wider",
      },
    ]);
  });

  it("says what uploads are held to", async () => {
    const rows = async (set: object): Promise<number> => {
      const folder = folderOf([{ ...books, ...set }], { "three.json": encryption() });
      const { stdout } = await latchkey(["lint", "--format", "json", folder.at("far/one.json")]);
      return readReport(stdout).findings.filter(({ rule }) => rule.startsWith("s3/")).length;
    };
    assert.ok((await rows({ profile: "strict" })) > (await rows({ profile: "defaultEncryption" })));
  });

  it("says whether DSSE-KMS is welcome, whatever the option says", async () => {
    const folderWith = (set: object): TestFolder =>
      folderOf([{ ...books, ...set }], { "three.json": encryption() });
    const isReported = async (set: object): Promise<boolean> => {
      const one = folderWith(set).at("far/one.json");
      const { stdout } = await latchkey(["lint", "--refuse-dsse", "--format", "json", one]);
      return readReport(stdout).findings.some(({ message }) => message.includes("encrypts twice"));
    };
    const isWanted = async (set: object, ...options: readonly string[]): Promise<unknown> => {
      const { stdout } = await latchkey(["set", folderWith(set).path, "--format", "json", ...options]);
      const [shown] = (JSON.parse(stdout) as SetsReport).sets;
      return shown?.uploads?.find(({ row }) => row === "dsse-right-key")?.isWanted;
    };
    assert.deepEqual([await isReported({}), await isReported({ allowDsse: true })], [true, false]);
    assert.deepEqual(
      [await isWanted({}, "--refuse-dsse"), await isWanted({ allowDsse: true }, "--refuse-dsse")],
      [false, undefined],
    );
    assert.deepEqual([await isWanted({}), await isWanted({ allowDsse: false })], [undefined, false]);
  });

  it("is told where its paths lead nowhere, and counts without them", async () => {
    const folder = folderOf([{ ...books, bucketEncryption: "four.json" }]);
    const { stdout } = await latchkey(["lint", "--format", "json", folder.at("keys/two.json")]);
    assert.deepEqual(
      countedIn(stdout).filter((rule) => rule.startsWith("config/")),
      ["config/no-such-document"],
    );
  });

  it("does not reach documents that have a nearer latchkey.json", async () => {
    const folder = folderOf([{ name: "logs", bucketPolicy: "near/one.json", keyPolicy: "keys/two.json" }], {
      "near/latchkey.json": {},
      "near/one.json": bucketPolicy(),
    });
    const { stdout } = await latchkey(["lint", "--format", "json", folder.path]);
    assert.deepEqual(
      countedIn(stdout).filter((rule) => rule.startsWith("config/")),
      ["config/hidden-document"],
    );
  });
});
