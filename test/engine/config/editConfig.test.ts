import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { applyConfig, sidOf } from "../../../server/src/engine/config/applyConfig.ts";
import { addEntry, removeEntry, type NewEntry } from "../../../server/src/engine/config/editConfig.ts";
import { readConfig } from "../../../server/src/engine/config/readConfig.ts";
import { analyze, applyEdits, type Finding } from "../../../server/src/engine/engine.ts";

const entry: NewEntry = { rule: "s3/merged-deny", paths: "a.json", severity: "off", reason: "So be it." };
const old = { rule: "policy/missing-version", severity: "off", reason: "The template adds it." };

function added(text: string, given = entry): string | undefined {
  const edit = addEntry(text, given);
  return edit && applyEdits(text, [edit]);
}

const indented = `{
    // Ours.
    "rules": [
        { "rule": "policy/missing-version", "severity": "off", "reason": "x" }, // The first.
    ],
}
`;

describe("an entry that is written into a configuration file", () => {
  it("begins one that is not there yet", () => {
    const text = `{
  "rules": [
    {
      "rule": "s3/merged-deny",
      "paths": "a.json",
      "sids": "One",
      "severity": "off",
      "reason": "So be it."
    }
  ]
}
`;
    assert.equal(added("", { ...entry, sids: "One" }), text);
    assert.equal(added(" \n", { ...entry, sids: "One" }), text);
  });

  const written = `{
            "rule": "s3/merged-deny",
            "paths": "a.json",
            "severity": "off",
            "reason": "So be it."
        }`;
  const cases: Readonly<Record<string, readonly [string, string]>> = {
    "stands behind the others, and leaves comments and commas alone": [
      indented,
      indented.replace('"x" }', `"x" },\n        ${written}`),
    ],
    "has line breaks like the others": [
      indented.replaceAll("\n", "\r\n"),
      indented.replace('"x" }', `"x" },\n        ${written}`).replaceAll("\n", "\r\n"),
    ],
    "stands on one line with the others": [
      JSON.stringify({ rules: [old] }),
      JSON.stringify({ rules: [old, entry] }),
    ],
    "leaves a comment in an empty list alone": [
      '{\n    "rules": [ // None.\n    ]\n}',
      `{\n    "rules": [ // None.\n        ${written}\n    ]\n}`,
    ],
    "brings its list along": [
      '{ "$schema": "x" }',
      '{ "$schema": "x", "rules": [{ "rule": "s3/merged-deny", "paths": "a.json", "severity": "off", "reason": "So be it." }] }',
    ],
  };
  for (const [title, [text, expected]] of Object.entries(cases))
    it(title, () => {
      const result = added(text);
      assert.equal(result, expected);
      const { entries, findings } = readConfig(result);
      assert.deepEqual(findings, []);
      assert.deepEqual(entries.at(-1)?.rules, [entry.rule]);
    });

  it("silences any finding that it is written for, and nothing in other statements", () => {
    const faulty = new URL("../../../examples/faulty/", import.meta.url);
    const documents = readdirSync(faulty).filter((name) => name.endsWith(".json"));
    assert.ok(documents.length > 0);
    for (const fileName of documents) {
      const analysis = analyze({ text: readFileSync(new URL(fileName, faulty), "utf8"), fileName });
      assert(analysis !== undefined, fileName);
      const { policy, findings } = analysis;
      for (const finding of findings) {
        const sids = sidOf(finding, policy);
        const where = { paths: fileName, ...(sids !== undefined && { sids }) };
        const text = added("", { ...entry, ...where, rule: finding.rule });
        const { findings: left, used } = applyConfig(policy, findings, fileName, readConfig(text ?? ""));
        const isMeant = (one: Finding): boolean =>
          one.rule === finding.rule && (sids === undefined || sidOf(one, policy) === sids);
        assert.deepEqual(
          left.map(({ message }) => message),
          findings.filter((one) => !isMeant(one)).map(({ message }) => message),
        );
        assert.equal(used.length, 1);
      }
    }
  });

  it("has no place in what is broken", () => {
    for (const text of ['{ "rules": [', "[]", '{ "rules": {} }']) assert.equal(added(text), undefined);
  });
});

describe("an entry that is taken out of a configuration file", () => {
  const cases: Readonly<Record<string, readonly [string, string]>> = {
    "leaves the others": ['{"rules":[{"a":1},{"b":2},{"c":3}]}', '{"rules":[{"a":1},{"c":3}]}'],
    "may be the last": ['{"rules":[{"a":1},{"b":2}]}', '{"rules":[{"a":1}]}'],
    "may be the first": ['{"rules":[{"b":2},\n {"c":3}]}', '{"rules":[{"c":3}]}'],
    "may be the only one": ['{"rules":[ {"b":2}, ]}', '{"rules":[]}'],
    "takes its comment along": ['{"rules":[{"a":1},\n/* b */ {"b":2}, ]}', '{"rules":[{"a":1}, ]}'],
  };
  for (const [title, [text, expected]] of Object.entries(cases))
    it(title, () => {
      const start = text.indexOf('"b"');
      assert.equal(applyEdits(text, removeEntry(text, { start, end: start + 3 })), expected);
    });

  it("is none outside the list", () => {
    assert.deepEqual(removeEntry('{"rules":[{}],"b":2}', { start: 14, end: 15 }), []);
    assert.deepEqual(removeEntry('{"rules":{}}', { start: 9, end: 10 }), []);
    assert.deepEqual(removeEntry("[", { start: 0, end: 1 }), []);
  });
});
