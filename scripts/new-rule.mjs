// Writes what a new rule consists of: `npm run new-rule s3/some-name`. Its tests fail until everything is filled in.
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

const RULES = "server/src/engine/rules";
const TESTS = "test/engine/rules";
const INDEX = `${RULES}/index.ts`;

/** @type {Readonly<Record<string, string>>} */
const kindsOfScope = {
  policy: `["kms-key-policy", "s3-bucket-policy"]`,
  kms: `["kms-key-policy"]`,
  s3: `["s3-bucket-policy"]`,
  arn: "documentKinds",
};

await main(process.argv[2] ?? "");

/** @param {string} id */
async function main(id) {
  const [, scope = "", name = ""] = /^([a-z0-9]+)\/([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(id) ?? [];
  const kinds = kindsOfScope[scope];
  if (kinds === undefined)
    return fail(
      `A rule is named like s3/some-name, with ${Object.keys(kindsOfScope).join(", ")} before the slash.`,
    );
  if (existsSync(`${RULES}/${id}.ts`)) return fail(`There is a rule ${id} already.`);

  const index = await readFile(INDEX, "utf8");
  const constant = constantFor(scope, name, index);
  await write(`${RULES}/${id}.ts`, ruleText(id, constant, kinds));
  await write(`${RULES}/${id}.md`, pageText());
  await write(`${TESTS}/${id}.test.ts`, testText(id, constant));
  await write(INDEX, withRule(index, id, constant));
  console.log("Now fill the first three in, and run npm run generate.");
}

/** Rules of two scopes may have one name. @param {string} scope @param {string} name @param {string} index */
function constantFor(scope, name, index) {
  const inCamelCase = (/** @type {string} */ words) =>
    words.replaceAll(/-(.)/g, (_all, letter) => letter.toUpperCase());
  const constant = inCamelCase(name);
  return index.includes(`import { ${constant} }`) ? inCamelCase(`${scope}-${name}`) : constant;
}

/** Lists a rule in its place, by scope and name. @param {string} index @param {string} id @param {string} constant */
function withRule(index, id, constant) {
  const line = `import { ${constant} } from "./${id}.ts";\n`;
  const listed = [...index.matchAll(/^import \{ (\w+) \} from "\.\/(.+)\.ts";$/gm)];
  const next = listed.find(([, , file = ""]) => file > id);
  const [before, name] = next ?? ["\n/** Every rule", undefined];
  return index
    .replace(before, line + before)
    .replace(name === undefined ? "];" : `  ${name},\n`, (entry) => `  ${constant},\n${entry}`);
}

/** @param {string} message */
function fail(message) {
  console.error(message);
  process.exitCode = 2;
}

/** @param {string} file @param {string} text */
async function write(file, text) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
  console.log(`wrote ${file}`);
}

/** @param {string} id @param {string} constant @param {string} kinds */
function ruleText(id, constant, kinds) {
  const imported =
    kinds === "documentKinds" ? `import { documentKinds } from "../../policy/policy.ts";\n` : "";
  return `import type { Rule } from "../../lint/rule.ts";
${imported}
export const ${constant}: Rule = {
  id: "${id}",
  summary: "",
  kinds: ${kinds},
  severity: "warning",

  *check({ statements }) {
    for (const { node } of statements.slice(0, 0)) yield { at: node, message: "" };
  },
};
`;
}

function pageText() {
  const example = '```json\n{ "Version": "2012-10-17", "Statement": [] }\n```';
  return `## Why

## Fails

${example}

## Passes

${example}

## The fix

## What it does not see

## See also
`;
}

/** @param {string} id @param {string} constant */
function testText(id, constant) {
  return `import { ${constant} } from "../../../../server/src/engine/rules/${id}.ts";
import { policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

testRule(${constant}, {
  passes: {
    "an empty policy": policyOf(),
  },
  fails: {
    "the pattern": { policy: policyOf({ Sid: "⟦here⟧" }), message: "" },
  },
});
`;
}
