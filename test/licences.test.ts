import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.join(__dirname, "..");

/** Licences that ask for no more than to be named. */
const permissive = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "CC-BY-4.0",
  "ISC",
  "MIT",
  "Python-2.0",
  "Unlicense",
  "Zlib",
]);

interface LockedPackage {
  readonly license?: string;
  readonly link?: boolean;
}

interface Manifest {
  readonly license?: string | { readonly type: string };
  readonly licenses?: readonly { readonly type: string }[];
}

describe("licences", () => {
  for (const folder of ["", "test/host"]) {
    it(`are permissive for every package of ${path.posix.join(folder, "package-lock.json")}`, () => {
      const licences = packageLicences(path.join(root, folder));
      assert.ok(licences.length > 100);
      assert.deepEqual(
        licences.filter(({ licence }) => !isPermissive(licence)),
        [],
      );
    });
  }

  it("are told apart", () => {
    for (const licence of ["GPL-3.0-only", "(MIT AND GPL-2.0)", "LGPL-2.1+", "UNLICENSED", ""]) {
      assert.equal(isPermissive(licence), false, licence);
    }
    for (const licence of ["MIT", "(MIT OR GPL-3.0-or-later)", "(MIT AND Zlib)"]) {
      assert.equal(isPermissive(licence), true, licence);
    }
  });
});

/** Every package of a folder's lock file with the licence that its own manifest states. */
function packageLicences(folder: string): { name: string; licence: string }[] {
  const lock = JSON.parse(readFileSync(path.join(folder, "package-lock.json"), "utf8")) as {
    packages: Record<string, LockedPackage>;
  };
  const foreign = Object.entries(lock.packages).filter(
    ([name, { link }]) => name.includes("node_modules/") && link !== true,
  );
  return foreign.map(([name, locked]) => {
    const manifestPath = path.join(folder, name, "package.json");
    // A package for another system is not installed; the lock file repeats what its manifest states.
    const manifest = existsSync(manifestPath)
      ? (JSON.parse(readFileSync(manifestPath, "utf8")) as Manifest)
      : locked;
    return { name, licence: licenceOf(manifest) || licenceOnFile(path.join(folder, name)) };
  });
}

function licenceOf({ license, licenses }: Manifest): string {
  if (typeof license === "string") return license;
  return license?.type ?? licenses?.map(({ type }) => type).join(" OR ") ?? "";
}

/** What the licence file calls itself, for a package whose manifest does not say. */
function licenceOnFile(folder: string): string {
  const file = existsSync(folder) ? readdirSync(folder).find((name) => /^licen[cs]e/i.test(name)) : undefined;
  if (file === undefined) return "";
  const text = readFileSync(path.join(folder, file), "utf8");
  return text.startsWith("The MIT License (MIT)") ? "MIT" : "";
}

/** Reads the two forms of SPDX expressions that occur: alternatives, and licences that hold together. */
function isPermissive(expression: string): boolean {
  const plain = expression.replace(/^\(|\)$/g, "");
  return plain
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((licence) => permissive.has(licence)));
}
