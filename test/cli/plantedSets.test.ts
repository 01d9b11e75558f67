import assert from "node:assert/strict";
import { plantedDisagreements, threeSets } from "../support/plantedSets.ts";
import { latchkey, makeFolder, type TestFolder } from "./fakeWorld.ts";

interface LintReport {
  readonly findings: readonly {
    readonly rule: string;
    readonly file: string;
    readonly related: readonly { readonly file: string }[];
  }[];
}

interface SetsReport {
  readonly sets: readonly {
    readonly name: string;
    readonly disagreements: readonly {
      readonly rule: string;
      readonly places: readonly { readonly file: string }[];
    }[];
  }[];
}

describe("a set that is right, one with seven disagreements and one that is declared, on the command line", () => {
  let folder: TestFolder;
  before(() => {
    folder = makeFolder(threeSets);
  });
  after(() => {
    folder.remove();
  });
  const wanted = (): readonly (readonly string[])[] =>
    plantedDisagreements.map(([rule, ...files]) => [rule, ...files.map((file) => folder.at(file))]);
  const nameOf = ([rule = "", ...files]: readonly string[]): string => `${rule} ${files.join(" ")}`;

  it("come to what was planted in both documents, and to nothing else", async () => {
    const { stdout } = await latchkey(["lint", folder.path, "--format", "json"]);
    const { findings } = JSON.parse(stdout) as LintReport;
    const found = findings.flatMap(({ rule, file, related }) =>
      related.filter((one) => one.file !== file).map((one) => [rule, file, one.file]),
    );
    const inBoth = wanted().flatMap(([rule = "", one = "", other = ""]) => [
      [rule, one, other],
      [rule, other, one],
    ]);
    assert.deepEqual(found.map(nameOf).sort(), inBoth.map(nameOf).sort());
  });

  it("have the declared set as it is declared, and find a disagreement where it is not", async () => {
    const { "declared/latchkey.json": _declaration, ...undeclared } = threeSets;
    const other = makeFolder(undeclared);
    const { stdout } = await latchkey(["lint", other.path, "--format", "json"]);
    other.remove();
    const { findings } = JSON.parse(stdout) as LintReport;
    assert.ok(
      findings.some(({ rule, file }) => rule === "arn/region-differs" && file.includes("/declared/storage/")),
    );
  });

  it("are listed with their disagreements", async () => {
    const { stdout } = await latchkey(["set", folder.path, "--format", "json"]);
    const { sets } = JSON.parse(stdout) as SetsReport;
    const found = sets.map(({ name, disagreements }) => [
      name,
      disagreements
        .map(({ rule, places }) => nameOf([rule, ...places.map(({ file }) => file).sort()]))
        .sort(),
    ]);
    assert.deepEqual(found, [
      ["shared", []],
      ["planted-records", wanted().map(nameOf).sort()],
      ["right-records", []],
    ]);
  });
});
