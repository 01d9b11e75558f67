import assert from "node:assert/strict";
import fc from "fast-check";
import { filesOf } from "../../server/src/engine/templates/setup/setupFiles.ts";
import { setups } from "../engine/templates/setup/arbitrarySetups.ts";
import { toSetup } from "../support/setups.ts";
import { parsed } from "./parsers.ts";

describe("the script for PowerShell, in a parser's eyes", function () {
  this.timeout(60_000);

  const scripts = fc
    .sample(setups, { numRuns: 40, seed: 6 })
    .map((json) => filesOf(toSetup(json), "powershell")[0]?.text ?? "");

  it("is PowerShell, whatever the setup", () => {
    for (const [index, mistakes] of parsed("powershell", scripts).entries())
      assert.deepEqual(mistakes, [], scripts[index]);
  });

  it("would not be with a brace less", () => {
    const [script = ""] = scripts;
    const broken = script.slice(0, script.lastIndexOf("}"));
    assert.notDeepEqual(parsed("powershell", [broken]), [[]]);
  });
});
