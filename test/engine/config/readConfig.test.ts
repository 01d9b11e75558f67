import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { readConfig } from "../../../server/src/engine/config/readConfig.ts";

const right = { rule: "policy/missing-version", severity: "off", reason: "The template adds it." };

/** Each finding as its rule, the text that it stands at and its message. */
function findingsIn(text: string): readonly (readonly [string, string, string])[] {
  return readConfig(text).findings.map(({ rule, start, end, message }) => [
    rule.replace("config/", ""),
    text.slice(start, end),
    message,
  ]);
}

function withEntry(entry: unknown): string {
  return JSON.stringify({ rules: [entry] });
}

describe("a configuration file", () => {
  it("is read with all that an entry may say", () => {
    const entry = {
      ...right,
      rule: ["s3/merged-deny", "policy/missing-version"],
      paths: "old/**",
      sids: ["One", "Two"],
      severity: "hint",
    };
    const { entries, findings } = readConfig(withEntry(entry));
    const [read] = entries.map(({ rules, paths, sids, severity }) => ({ rules, paths, sids, severity }));
    assert.deepEqual(findings, []);
    assert.deepEqual(read, {
      rules: ["policy/missing-version", "s3/merged-deny"],
      paths: ["old/**"],
      sids: ["One", "Two"],
      severity: "hint",
    });
  });

  const clean: Readonly<Record<string, string>> = {
    "may be empty": "{}",
    "may name its schema": '{ "$schema": "./latchkey.schema.json", "rules": [] }',
    "may hold comments": '{ /* nothing yet */ "rules": [] }',
    "may hold trailing commas": '{ "rules": [], }',
  };
  for (const [title, text] of Object.entries(clean))
    it(title, () => assert.deepEqual(readConfig(text), { entries: [], sets: [], findings: [] }));

  const useless = (glob: string): string =>
    `"${glob}" fits no document: a glob goes from the folder of latchkey.json on and never leaves it, as "records/*.json" and "records/**" do, and none of its parts is empty, "." or "..".`;
  const cases: Readonly<Record<string, readonly [string, readonly (readonly [string, string, string])[]]>> = {
    "is JSON": ['{ "rules": [] ', [["json-syntax", "", "A closing brace is expected here."]]],
    "is an object": ["[]", [["wrong-type", "[]", "A configuration is an object: { … }."]]],
    "has a list of rules": ['{"rules":{}}', [["wrong-type", "{}", '"rules" is a list: [{ … }].']]],
    "has no other members": [
      '{"rule":[]}',
      [["unknown-member", '"rule"', 'A configuration has no "rule". Did you mean "rules"?']],
    ],
    "lists objects": [withEntry("x"), [["wrong-type", '"x"', "An entry is an object: { … }."]]],
    "has known members only": [
      withEntry({ ...right, path: "x" }),
      [["unknown-member", '"path"', 'An entry has no "path". Did you mean "paths"?']],
    ],
    "has each member once": [
      withEntry(right).replace('"reason"', '"reason":"First.","reason"'),
      [["duplicate-member", '"reason"', '"reason" is there already.']],
    ],
    "names rules that there are": [
      withEntry({ ...right, rule: ["policy/missing-versions"] }),
      [
        [
          "unknown-rule",
          '"policy/missing-versions"',
          'There is no rule "policy/missing-versions". Did you mean "policy/missing-version"?',
        ],
      ],
    ],
    "names a rule": [
      withEntry({ ...right, rule: [] }),
      [["wrong-type", "[]", '"rule" is a text in quotes, or a list of some.']],
    ],
    "names texts": [
      withEntry({ ...right, sids: ["One", 2] }),
      [["wrong-type", "2", '"sids" is a text in quotes, or a list of some.']],
    ],
    "has globs that stay in the folder": [
      withEntry({ ...right, paths: ["old/**", "../x.json"] }),
      [["path-outside", '"../x.json"', useless("../x.json")]],
    ],
    "gives a severity that there is": [
      withEntry({ ...right, severity: "none" }),
      [
        [
          "wrong-severity",
          '"none"',
          '"severity" is one of "error", "warning", "information", "hint", "off".',
        ],
      ],
    ],
    "gives a reason": [
      withEntry({ ...right, reason: undefined }),
      [
        [
          "missing-reason",
          "{",
          'An entry needs a "reason": whoever reads it later has to know why this is right here.',
        ],
      ],
    ],
    "gives a reason of more than blanks": [
      withEntry({ ...right, reason: " " }),
      [
        [
          "missing-reason",
          '" "',
          'An entry needs a "reason": whoever reads it later has to know why this is right here.',
        ],
      ],
    ],
    "gives its reason in words": [
      withEntry({ ...right, reason: 1 }),
      [["wrong-type", "1", '"reason" is a text in quotes.']],
    ],
    "says anything at all": [
      withEntry({}),
      [["missing-member", "{", 'This entry is empty. It needs "rule", "severity" and "reason".']],
    ],
    "says what it makes of a finding": [
      withEntry({ ...right, severity: undefined }),
      [["missing-member", "{", '"severity" is missing. What a finding weighs. off silences it.']],
    ],
  };
  for (const [title, [text, expected]] of Object.entries(cases))
    it(`${title}, or else has no effect`, () => {
      assert.deepEqual(findingsIn(text), expected);
      assert.deepEqual(readConfig(text).entries, []);
    });

  it("heeds the entries beside a wrong one", () => {
    const text = JSON.stringify({ rules: [{ ...right, reason: "" }, right] });
    assert.equal(readConfig(text).entries.length, 1);
  });

  it("is held to the same by its schema", () => {
    const schema = JSON.parse(readFileSync("schemas/latchkey.schema.json", "utf8")) as object;
    const takes = new Ajv({ strict: true, strictTypes: false }).compile(schema);
    for (const [title, [text]] of Object.entries(cases))
      if (!/is JSON|each member once/.test(title)) assert.ok(!takes(JSON.parse(text)), title);
    assert.ok(
      takes({ $schema: "x", rules: [right, { ...right, rule: [right.rule], paths: "a", sids: ["b"] }] }),
    );
  });

  it("has a page that explains what is held against it, and whose example is right", () => {
    const folder = "server/src/engine/config";
    const source = readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, "utf8"));
    const ids = [...source.join("").matchAll(/"(config\/[\w-]+)"/g)].map(([, id = ""]) => id);
    const page = readFileSync("docs/configuration.md", "utf8");
    const explained = [...page.matchAll(/^\| `(config\/[\w-]+)` /gm)].map(([, id = ""]) => id);
    assert.deepEqual(explained.sort(), [...new Set(ids)].sort());
    const [, example = ""] = /^```json\n(.*?)^```/ms.exec(page) ?? [];
    const { entries, findings } = readConfig(example);
    assert.deepEqual([entries.length, findings], [2, []]);
  });

  it("is read whatever it says", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((json) => `{"rules":[${json}]}`),
        ),
        (text) => {
          for (const { start, end } of readConfig(text).findings)
            assert.ok(start >= 0 && start <= end && end <= text.length);
        },
      ),
    );
  });
});
