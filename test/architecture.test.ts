import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The layers of the server. A file imports from its own layer and from those above it in this list. */
const layers: readonly (readonly string[])[] = [
  ["engine/tree"],
  ["engine/policy"],
  ["engine/catalog"],
  ["engine/evaluate"],
  ["engine/prove"],
  // The fixes of rules add the statements that templates write.
  ["engine/templates"],
  ["engine/lint"],
  // What is known of the set that a document belongs to is there for its rules to read.
  ["engine/set"],
  ["engine/rules"],
  ["engine/config"],
  ["engine/decision"],
  ["engine/features"],
  ["engine"],
  ["protocol"],
  ["protocol.ts"],
  // What asks AWS: a bundle of its own.
  ["aws"],
  ["lsp", "cli"],
  ["main"],
];

interface Source {
  /** From the repository's top, with slashes. */
  readonly file: string;
  readonly text: string;
  /** Files and packages that it imports. */
  readonly imports: readonly string[];
}

function sourcesIn(folder: string): readonly Source[] {
  return filesIn(folder)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => {
      const text = readFileSync(file, "utf8");
      return { file, text, imports: importsOf(file, text) };
    });
}

/** Our own files in a folder, from the repository's top. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (!entry.isDirectory()) return [file];
    return ["node_modules", "dist"].includes(entry.name) ? [] : filesIn(file);
  });
}

function importsOf(file: string, text: string): readonly string[] {
  const found = text.matchAll(
    /^(?:import|export)\s[^"';]*?from\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\("([^"]+)"\)/gm,
  );
  return [...found].map(([, from, bare, dynamic]) => {
    const target = from ?? bare ?? dynamic ?? "";
    return target.startsWith(".") ? path.posix.join(path.posix.dirname(file), target) : target;
  });
}

/** The layer of a file of the server, and which of its neighbours in the layer it belongs to. */
function layerOf(file: string): { readonly rank: number; readonly name: string } {
  const inside = file.replace("server/src/", "");
  const folder = inside
    .split("/")
    .slice(0, inside.startsWith("engine/") ? 2 : 1)
    .join("/");
  const name = folder.startsWith("main.")
    ? "main"
    : folder.startsWith("engine/") && folder.endsWith(".ts")
      ? "engine"
      : folder;
  return { rank: layers.findIndex((layer) => layer.includes(name)), name };
}

const server = sourcesIn("server/src");
const engine = server.filter(({ file }) => file.startsWith("server/src/engine/"));
const client = [...sourcesIn("client/src"), ...sourcesIn("client/webview")];

describe("architecture", () => {
  it("puts every file of the server into a layer", () => {
    assert.deepEqual(
      server.filter(({ file }) => layerOf(file).rank < 0).map(({ file }) => file),
      [],
    );
  });

  it("imports from lower layers only", () => {
    const wrong = server.flatMap(({ file, imports }) =>
      imports
        .filter((target) => target.startsWith("server/src/"))
        .filter((target) => {
          const [from, to] = [layerOf(file), layerOf(target)];
          return to.rank > from.rank || (to.rank === from.rank && to.name !== from.name);
        })
        .map((target) => `${file} imports ${target}`),
    );
    assert.deepEqual(wrong, []);
  });

  it("has no cycle of imports", () => {
    assert.deepEqual(cyclesIn([...server, ...client]), []);
  });

  it("leaves the world out of the engine", () => {
    const packages = engine.flatMap(({ file, imports }) =>
      imports
        .filter((target) => !target.startsWith("server/"))
        .filter((target) => target !== "jsonc-parser" || !file.startsWith("server/src/engine/tree/"))
        .map((target) => `${file} imports ${target}`),
    );
    assert.deepEqual(packages, []);
    const world =
      /\b(?:Date\.now\(|new Date\(\)|Math\.random\(|performance\.|process\.|console\.(?:log|info|warn|error|debug|trace)|set(?:Timeout|Interval)\()/;
    assert.deepEqual(
      engine.filter(({ text }) => world.test(text)).map(({ file }) => file),
      [],
    );
  });

  it("keeps no state in the modules of the engine", () => {
    const state =
      /^(?:export )?(?:let|var) |^(?:export )?const \w+(?:: (?!Readonly)[^=]*)? = new (?:Map|Set|WeakMap)\b/m;
    assert.deepEqual(
      engine.filter(({ text }) => state.test(text)).map(({ file }) => file),
      [],
    );
  });

  it("shares nothing but the protocol, and what asks AWS, between client and server", () => {
    const wrong = client.flatMap(({ file, imports }) => {
      const shared = ["server/src/protocol.ts"];
      if (file.startsWith("client/src/aws/")) shared.push("server/src/aws/aws.ts");
      return imports.filter((target) => target.startsWith("server/") && !shared.includes(target));
    });
    assert.deepEqual(wrong, []);
  });

  it("exports by name", () => {
    const unnamed = [...server, ...client].filter(({ text }) =>
      /^export default\b|\bas default\b/m.test(text),
    );
    assert.deepEqual(
      unnamed.map(({ file }) => file),
      [],
    );
  });

  it("keeps files short", () => {
    const long = [...server, ...client, ...sourcesIn("test"), ...sourcesIn("scripts")].filter(
      ({ text }) => text.split("\n").length > 401,
    );
    assert.deepEqual(
      long.map(({ file }) => file),
      [],
    );
  });
});

/** One path for each cycle that a walk along the imports comes upon. */
function cyclesIn(sources: readonly Source[]): readonly string[] {
  const importsByFile = new Map(sources.map(({ file, imports }) => [file, imports]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) cycles.push([...trail.slice(trail.indexOf(file)), file].join(" → "));
    if (trail.includes(file) || done.has(file)) return;
    for (const target of importsByFile.get(file) ?? []) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const { file } of sources) visit(file, []);
  return cycles;
}
