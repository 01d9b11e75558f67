import assert from "node:assert/strict";
import { latchkey } from "./fakeWorld.ts";

describe("latchkey", () => {
  for (const args of [[], ["--help"], ["-h"]]) {
    it(`prints its help for ${JSON.stringify(args)}`, async () => {
      const { exitCode, stdout, stderr } = await latchkey(args);
      assert.match(stdout, /^Usage: latchkey COMMAND$/m);
      assert.match(stdout, /^ {2}lint \[PATH…\] +\w/m);
      assert.deepEqual([exitCode, stderr], [0, ""]);
    });
  }

  it("prints a command's help with all its options, and does nothing else", async () => {
    const { exitCode, stdout } = await latchkey(["lint", "no-such-file", "-h"]);
    for (const option of ["--format", "--fix", "--kind", "--fail-on", "--help"])
      assert.ok(stdout.includes(option));
    assert.equal(exitCode, 0);
  });

  it("prints its version", async () => {
    assert.deepEqual(await latchkey(["--version"]), { exitCode: 0, stdout: "1.2.3\n", stderr: "" });
  });

  const misused: Readonly<Record<string, readonly [readonly string[], RegExp]>> = {
    "a mistyped command": [["lnt"], /^latchkey: Unknown command "lnt"\. Did you mean latchkey lint\?/],
    "a path for a command": [["./policy.json"], /Did you mean latchkey lint \.\/policy\.json\?/],
    "a command like none": [["frobnicate"], /^latchkey: Unknown command "frobnicate"\. "latchkey --help"/],
    "an unknown option": [["--verison"], /^latchkey: Unknown option --verison\. Did you mean --version\?/],
    "an option before the command": [["--help", "lint"], /Options stand behind the command: latchkey lint/],
    "a command's unknown option": [["lint", "--quiet"], /^latchkey: Unknown option --quiet\.\n$/],
    "a severity that there is not": [["lint", "--fail-on", "warn"], /Did you mean warning\?/],
  };
  for (const [situation, [args, message]] of Object.entries(misused)) {
    it(`ends with 2 and says why for ${situation}`, async () => {
      const { exitCode, stdout, stderr } = await latchkey(args);
      assert.match(stderr, message);
      assert.deepEqual([exitCode, stdout], [2, ""]);
    });
  }
});
