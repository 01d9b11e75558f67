import assert from "node:assert/strict";
import { applyConfig, overridesUnder, withoutEffect } from "../../../server/src/engine/config/applyConfig.ts";
import { readConfig } from "../../../server/src/engine/config/readConfig.ts";
import { analyze } from "../../../server/src/engine/engine.ts";

const statement = (sid: string, action: string): object => ({
  Sid: sid,
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::111122223333:role/RecordsService" },
  Action: action,
  Resource: "arn:aws:s3:::example-records/*",
});
const text = JSON.stringify({
  Statement: [statement("One", "s3:GetObjekt"), statement("Two", "s3:PutObjekt")],
});
const analysis = analyze({ text, fileName: "a.bucket-policy.json" });
assert(analysis !== undefined);
const { policy, findings } = analysis;

const unknownAction = { rule: "policy/unknown-action", severity: "off", reason: "It is to come." };
const missingVersion = { rule: "policy/missing-version", severity: "error", reason: "We want one." };

/** The weights of what is left of three findings, and the places of the entries that fit any. */
function applied(...entries: readonly object[]): readonly [readonly string[], readonly number[]] {
  const config = readConfig(JSON.stringify({ rules: entries }));
  assert.deepEqual(config.findings, []);
  const { findings: left, used } = applyConfig(policy, findings, "old/a.json", config);
  const weights = left
    .filter(({ rule }) => rule === unknownAction.rule || rule === missingVersion.rule)
    .map(({ rule, start, severity }) => {
      const sid = policy.statements.find(({ node }) => node.start <= start && start < node.end)?.sid?.value;
      return `${rule.replace(/.*\//, "")} ${sid ?? ""} ${severity}`;
    });
  return [weights, used.map((entry) => config.entries.indexOf(entry))];
}

const one = "unknown-action One error";
const two = "unknown-action Two error";
const version = applied()[0].find((weight) => weight.startsWith("missing-version")) ?? "";

describe("the entries of a configuration", () => {
  const cases: Readonly<Record<string, readonly [readonly object[], readonly string[], readonly number[]]>> =
    {
      "change nothing where there are none": [[], [version, one, two], []],
      "silence a rule": [[unknownAction], [version], [0]],
      "silence a rule in one statement": [[{ ...unknownAction, sids: ["Two"] }], [version, one], [0]],
      "leave other statements alone": [[{ ...unknownAction, sids: ["Three"] }], [version, one, two], []],
      "give another severity": [[missingVersion], ["missing-version  error", one, two], [0]],
      "are for no statement where the finding is on the document": [
        [{ ...missingVersion, sids: ["One", "Two"] }],
        [version, one, two],
        [],
      ],
      "are for documents on their paths": [[{ ...unknownAction, paths: ["new/*", "old/*"] }], [version], [0]],
      "leave other documents alone": [[{ ...unknownAction, paths: ["new/*"] }], [version, one, two], []],
      "count from the last on": [
        [unknownAction, { ...unknownAction, sids: "One", severity: "hint" }],
        [version, "unknown-action One hint"],
        [0, 1],
      ],
    };
  for (const [title, [entries, expected, used]] of Object.entries(cases))
    it(title, () => assert.deepEqual(applied(...entries), [expected, used]));

  it("bring back what was turned off, where they fit, and leave other choices alone", () => {
    const overrides = {
      "policy/unknown-action": "off",
      "policy/missing-version": "off",
      "s3/merged-deny": "hint",
    } as const;
    const entry = { ...unknownAction, sids: "One", severity: "warning", paths: "old/*" };
    const config = readConfig(JSON.stringify({ rules: [entry] }));
    const under = overridesUnder(overrides, "old/a.json", config);
    assert.deepEqual(under, { "policy/missing-version": "off", "s3/merged-deny": "hint" });
    assert.deepEqual(overridesUnder(overrides, "new/a.json", config), overrides);
    const found = analyze({ text, fileName: "a.bucket-policy.json" }, under)?.findings ?? [];
    const { findings: left, used } = applyConfig(policy, found, "old/a.json", config, overrides);
    assert.deepEqual(
      left.filter(({ rule }) => rule in overrides).map(({ rule, severity }) => [rule, severity]),
      [["policy/unknown-action", "warning"]],
    );
    assert.deepEqual(used, config.entries);
  });

  it("are reported where they fit nothing, at their rule", () => {
    const source = JSON.stringify({ rules: [unknownAction, missingVersion] });
    const config = readConfig(source);
    const unused = withoutEffect(config, new Set(config.entries.slice(0, 1)));
    assert.deepEqual(
      unused.map(({ rule, severity, start, end }) => [rule, severity, source.slice(start, end)]),
      [["config/without-effect", "warning", '"policy/missing-version"']],
    );
  });
});
