import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const rules = "server/src/engine/rules";
const script = resolve("scripts/new-rule.mjs");

describe("npm run new-rule", () => {
  let folder = "";
  const read = (file: string): string => readFileSync(join(folder, file), "utf8");
  const run = (id: string): unknown =>
    execFileSync(process.execPath, [script, id], { cwd: folder, stdio: "pipe" });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "latchkey-rule-"));
    cpSync(`${rules}/index.ts`, join(folder, rules, "index.ts"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  for (const [id, constant, before, after] of [
    ["s3/some-name", "someName", "serviceWritersBlocked", "statementWithoutEffect"],
    ["arn/aaa", "aaa", "", "accountDiffers"],
    ["s3/zzz", "zzz", "wrongKeyAllowed", ""],
    ["s3/lockout", "s3Lockout", "keyNotByArn", "malformedEncryption"],
  ] as const)
    it(`writes ${id} and lists it in its place`, () => {
      run(id);
      assert.match(
        read(`${rules}/${id}.ts`),
        new RegExp(`export const ${constant}: Rule = \\{\n  id: "${id}"`),
      );
      assert.match(read(`${rules}/${id}.md`), /^## Why$/m);
      assert.match(read(`test/engine/rules/${id}.test.ts`), new RegExp(`testRule\\(${constant},`));
      const index = read(`${rules}/index.ts`);
      assert.equal(index.split(`import { ${constant} } from "./${id}.ts";\n`).length, 2);
      const names = [...index.slice(index.indexOf("= [")).matchAll(/^ {2}(\w+),$/gm)].map(([, name]) => name);
      const at = names.indexOf(constant);
      assert.deepEqual([names[at - 1] ?? "", names[at + 1] ?? ""], [before, after]);
    });

  it("leaves a rule that there is alone, and takes no name of another form", () => {
    run("s3/some-name");
    const before = read(`${rules}/index.ts`);
    for (const id of ["s3/some-name", "iam/some-name", "s3/SomeName", "some-name"])
      assert.throws(() => run(id), { status: 2 });
    assert.equal(read(`${rules}/index.ts`), before);
  });
});
