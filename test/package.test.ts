import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { zipEntries } from "./support/zip.ts";

const root = path.join(__dirname, "..");
/**
 * Of which the library that draws diagrams takes some 320 KB, the walkthrough's pictures 380 KB, and what asks AWS, with
 * the licences of its packages, 160 KB.
 */
const largestPackage = 1400 * 1024;
/** What is loaded with every window and what only a panel loads are kept apart. */
const largestExtension = 480 * 1024;

interface Manifest {
  readonly main: string;
  readonly icon: string;
  readonly engines: { readonly vscode: string };
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
    }[];
    readonly snippets?: readonly { readonly path: string }[];
    readonly jsonValidation: readonly { readonly url: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly description: string;
        readonly media: { readonly image: string; readonly altText: string };
      }[];
    }[];
  };
}

describe("the packed extension", function () {
  // Bundling and packing take a second or two, more on a busy machine.
  this.timeout(60_000);

  let archive: Buffer;
  let entries: ReadonlyMap<string, Buffer>;
  let folder: string;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "latchkey-package-"));
    archive = pack("first.vsix");
    entries = zipEntries(archive);
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  function pack(name: string): Buffer {
    const target = path.join(folder, name);
    execFileSync(process.execPath, [path.join(root, "scripts", "package.mjs"), target]);
    return readFileSync(target);
  }

  function shipped(name: string): string {
    const entry = entries.get(`extension/${name}`);
    assert.ok(entry, `${name} is not packed`);
    return entry.toString("utf8");
  }

  it("is small", () => {
    assert.ok(archive.length < largestPackage, `${String(archive.length)} bytes`);
  });

  it("loads the library of diagrams with the panel that draws them, and nowhere else", () => {
    assert.ok(shipped("client/dist/extension.js").length < largestExtension);
    assert.match(shipped("client/dist/decisionPage.js"), /sequenceDiagram/);
    for (const script of ["client/dist/extension.js", "client/dist/accessPage.js"])
      assert.doesNotMatch(shipped(script), /sequenceDiagram/);
  });

  it("loads what asks AWS with the first command that does, and nowhere else", () => {
    assert.match(shipped("server/dist/aws.js"), /TrentService/);
    assert.match(shipped("client/dist/awsCommands.js"), /Signing in to AWS/);
    const always = ["client/dist/extension.js", "server/dist/main.node.js", "server/dist/cli.js"];
    for (const script of always) assert.doesNotMatch(shipped(script), /TrentService|Signing in to AWS/);
  });

  it("is the same each time", () => {
    assert.ok(pack("second.vsix").equals(archive));
  });

  it("holds what runs and what is read, and nothing else", () => {
    const wanted =
      /^extension\/(package\.json|README\.md|CHANGELOG\.md|LICENSE|icon\.png|((client|server)\/dist|snippets|schemas(\/vscode)?|media\/walkthrough)\/[^/]+)$/;
    const others = [...entries.keys()].filter((name) => !wanted.test(name));
    assert.deepEqual(others, ["extension.vsixmanifest", "[Content_Types].xml"]);
  });

  it("holds every file that its manifest names", () => {
    const manifest = JSON.parse(shipped("package.json")) as Manifest;
    const named = [
      manifest.main,
      manifest.icon,
      ...(manifest.contributes.snippets ?? []).map((one) => one.path),
      ...manifest.contributes.jsonValidation.map(({ url }) => url),
      ...manifest.contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.image)),
    ];
    for (const file of named) assert.ok(shipped(path.posix.normalize(file)).length > 0);
  });

  it("holds the licence of every package in its bundles", () => {
    const notices = shipped("client/dist/THIRD-PARTY-NOTICES.txt");
    for (const name of ["jsonc-parser", "vscode-languageclient", "vscode-languageserver"]) {
      assert.match(notices, new RegExp(`^${name} \\d`, "m"));
    }
    assert.match(notices, /Permission is hereby granted/);
  });

  it("carries no development settings in its manifest", () => {
    const names = Object.keys(JSON.parse(shipped("package.json")) as object);
    const unwanted = ["scripts", "devDependencies", "workspaces", "private"];
    assert.deepEqual(
      names.filter((name) => unwanted.includes(name)),
      [],
    );
  });
});

describe("the manifest", () => {
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as Manifest;

  it("asks for the VS Code whose interface the code was checked against", () => {
    const types = manifest.devDependencies?.["@types/vscode"] ?? "";
    assert.equal(manifest.engines.vscode, `^${types}.0`);
  });

  it("leads to commands that there are, from menus and from the walkthrough", () => {
    const { commands, menus, walkthroughs } = manifest.contributes;
    const steps = walkthroughs.flatMap((one) => one.steps);
    const named = [
      ...Object.values(menus).flatMap((entries) => entries.map(({ command }) => command)),
      ...steps.flatMap(({ description }) =>
        [...description.matchAll(/command:(latchkey\.\w+)/g)].map(([, name]) => name),
      ),
    ];
    assert.equal(steps.length, 5);
    assert(named.length > steps.length);
    const known = commands.map(({ command }) => command);
    for (const name of named) assert(name !== undefined && known.includes(name), name);
  });

  it("gives every command a title under one heading", () => {
    const { commands } = manifest.contributes;
    assert.ok(commands.length > 0);
    for (const { command, title, category } of commands) {
      assert.match(command, /^latchkey\./);
      assert.notEqual(title, "");
      assert.equal(category, "Latchkey");
    }
  });
});
