import assert from "node:assert/strict";
import fc from "fast-check";
import { analyze, documentKinds, type Finding } from "../../../server/src/engine/engine.ts";
import { readSetup } from "../../../server/src/engine/templates/setup/readSetup.ts";
import { filesOf, setupFormats } from "../../../server/src/engine/templates/setup/setupFiles.ts";
import { filesFor } from "../../../server/src/engine/templates/wizard/files.ts";
import { setups } from "./setup/arbitrarySetups.ts";
import { answersFor } from "./setupAnswers.ts";

/** The findings that a person would have to do something about. */
function faultsOf(findings: readonly Finding[]): readonly string[] {
  return findings
    .filter(({ severity }) => severity === "error" || severity === "warning")
    .map(({ rule, message }) => `${rule}: ${message}`);
}

const withKey = setups.filter(({ keyArn }) => keyArn !== undefined);

describe("files that a wizard leads to", () => {
  for (const kind of documentKinds) {
    it(`are a ${kind} without a fault, for any right answers`, () => {
      fc.assert(
        fc.property(withKey, (json) => {
          // What guides teach has gaps, which is why there is another form.
          const answers = answersFor(kind, { ...json, keyPolicy: "hardened" });
          const [file] = filesFor(kind, answers);
          const profile = json["profile"] === "defaultEncryption" ? "defaultEncryption" : "strict";
          const surroundings = { profile, allowDsse: true } as const;
          const analysis = analyze({ text: file?.text ?? "", fileName: "untitled.json", surroundings });
          assert.equal(analysis?.kind, kind);
          assert.deepEqual(faultsOf(analysis.findings), []);
        }),
      );
    });
  }

  it("say the same as a setup file, and bring it along", () => {
    const oneFormat = fc.constantFrom(...setupFormats);
    fc.assert(
      fc.property(setups, oneFormat, (json, format) => {
        const { setup } = readSetup(JSON.stringify(json));
        assert.ok(setup);
        const [own, ...files] = filesFor("setup", answersFor("setup", json, format));
        assert.equal(own?.name, "latchkey-setup.json");
        const expected = setup.rotation ? setup : { ...setup, rotationPeriodInDays: 365 };
        assert.deepEqual(readSetup(own.text).setup, expected);
        assert.deepEqual(files, filesOf(expected, format));
      }),
    );
  });

  it("are the script for one shell, and nothing else", () => {
    fc.assert(
      fc.property(setups, fc.constantFrom("bash", "powershell"), (json, shell) => {
        const { setup } = readSetup(JSON.stringify({ ...json, rotationPeriodInDays: 365 }));
        assert.ok(setup);
        const answers = answersFor("script", { ...json, rotationPeriodInDays: 365 }, shell);
        assert.deepEqual(filesFor("script", answers), filesOf(setup, shell));
      }),
    );
  });
});
