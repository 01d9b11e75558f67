import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { slimMermaid } from "./mermaid.mjs";
import { notices } from "./notices.mjs";
import { root } from "./run.mjs";

/** What stays out of the other bundles, which load it when it is first needed: source files and their scripts. */
const apart = {
  "server/src/aws/aws.ts": "server/dist/aws.js",
  "client/src/aws/awsCommands.ts": "client/dist/awsCommands.js",
};

/** What is bundled: a source file, the script that it becomes, and what its users add at run time. */
const bundles = [
  { source: "client/src/extension.ts", script: "client/dist/extension.js", external: ["vscode"] },
  { source: "server/src/main.node.ts", script: "server/dist/main.node.js", external: [] },
  { source: "server/src/cli/main.ts", script: "server/dist/cli.js", external: [], executable: true },
  ...Object.entries(apart).map(([source, script]) => ({ source, script, external: ["vscode"] })),
];

/** What runs inside the editor's panels: a script and a style sheet each, by the folder that they go to. */
const pages = {
  sources: ["accessPage.ts", "accessPage.css", "decisionPage.ts", "decisionPage.css"].map(
    (file) => `client/webview/${file}`,
  ),
  folder: "client/dist",
};

const noticesPath = join(root, "client", "dist", "THIRD-PARTY-NOTICES.txt");

/** Bundles the extension, the language server and the command line, and collects the licences of what they contain. */
export async function buildAll() {
  const metafiles = await Promise.all([...bundles.map(bundle), bundlePages()]);
  mkdirSync(dirname(noticesPath), { recursive: true });
  writeFileSync(noticesPath, notices(metafiles));
}

/**
 * Leaves out of a bundle what is a bundle of its own.
 * @param {string} script
 * @returns {import("esbuild").Plugin}
 */
function leaveApart(script) {
  return {
    name: "leave-apart",
    setup: ({ onResolve }) => {
      onResolve({ filter: /\.ts$/ }, ({ kind, importer, path, resolveDir }) => {
        const source = relative(root, join(resolveDir, path)).replaceAll(sep, "/");
        const target = new Map(Object.entries(apart)).get(source);
        if (target === undefined || kind === "entry-point") return undefined;
        if (kind !== "dynamic-import") throw new Error(`${importer} has to import ${path} when it is needed`);
        const way = posix.relative(posix.dirname(script), target);
        return { path: way.startsWith(".") ? way : `./${way}`, external: true };
      });
    },
  };
}

const moduleUrl = `const moduleUrl = require("node:url").pathToFileURL(__filename).href;`;

/** @param {{ source: string, script: string, external: string[], executable?: boolean }} options */
async function bundle({ source, script, external, executable = false }) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [source],
    outfile: script,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    external,
    // jsonc-parser's "main" loads its parts in a way that no bundler can follow; its "module" is plain.
    mainFields: ["module", "main"],
    minify: true,
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
    // tinyglobby's modules ask where they stand, which a CommonJS bundle has another word for.
    define: {
      "import.meta.url": "moduleUrl",
      // The SDK's warning that a later Node will be needed some day is for us, not for our users.
      "process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED": '"true"',
    },
    // What is imported when it is needed is required then: the host of extensions need not know `import()`.
    supported: { "dynamic-import": false },
    plugins: [leaveApart(script)],
    banner: { js: `${executable ? "#!/usr/bin/env node\n" : ""}${moduleUrl}` },
  });
  if (executable) chmodSync(join(root, script), 0o755);
  return metafile;
}

/** Bundles what the panels load. A browser runs it: that of VS Code, whose minimum is 1.91. */
async function bundlePages() {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: pages.sources,
    outdir: pages.folder,
    bundle: true,
    platform: "browser",
    target: "chrome122",
    format: "iife",
    minify: true,
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
    plugins: [slimMermaid],
  });
  return metafile;
}

/** Bundles the tests that run inside VS Code's extension host, each file for itself. */
export async function buildSuite() {
  await build({
    absWorkingDir: root,
    entryPoints: ["test/host/suite/*.ts"],
    outdir: "test/host/dist",
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  await buildAll();
