import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { documentKinds, rules, type DocumentKind } from "../server/src/engine/engine.ts";
import { readConfig } from "../server/src/engine/config/readConfig.ts";
import { accessAnalyzerCodes } from "../server/src/engine/lint/accessAnalyzer.ts";
import { lint } from "../server/src/engine/lint/lint.ts";
import type { Rule } from "../server/src/engine/lint/rule.ts";
import type { DeclaredSet } from "../server/src/engine/set/declaredSet.ts";
import { parseTree } from "../server/src/engine/tree/parse.ts";
import { readInSet, type DocumentText } from "./support/documentSet.ts";

const RULES = "server/src/engine/rules";
const TESTS = "test/engine/rules";
const headings = ["Why", "Fails", "Passes", "The fix", "What it does not see", "See also"];

/** The names of the files with that ending in the folders of the scopes, as ids of rules. */
function idsIn(folder: string, ending: string): readonly string[] {
  const scopes = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return scopes
    .flatMap(({ name: scope }) => readdirSync(path.join(folder, scope)).map((file) => `${scope}/${file}`))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

/** What stands under a heading of a page. */
function sectionOf(page: string, heading: string): string {
  return page.split(/^## /m).find((section) => section.startsWith(`${heading}\n`)) ?? "";
}

interface Example {
  readonly text: string;
  readonly kind: DocumentKind;
}

/**
 * The examples of a section. Without a kind behind the language they are of the first that the rule looks at. A number
 * behind the kind says how often the one statement is meant to be there.
 */
function examplesIn(section: string, rule: Rule): readonly Example[] {
  const examples = section.replace(CONFIG, "").matchAll(/^```json ?(\S*) ?(\d*)\n(.*?)\n```$/gms);
  return [...examples].map(([, info = "", times = "", text = ""]) => {
    const kind = documentKinds.find((each) => each === info) ?? rule.kinds[0];
    assert(kind !== undefined && (info === "" || kind === info), `unknown kind ${info}`);
    return { text: times === "" ? text : withStatements(text, Number(times)), kind };
  });
}

/** What a section declares of the set of its examples. */
const CONFIG = /^```json latchkey\.json\n(.*?)\n```$/ms;

function declaredIn(section: string): DeclaredSet | undefined {
  const [, text] = CONFIG.exec(section) ?? [];
  const [set] = text === undefined ? [] : readConfig(text).sets;
  assert.equal(set === undefined, text === undefined, "what is declared is not right");
  return set && { ...set.declared, place: { uri: "latchkey.json", text: text ?? "", node: set.node } };
}

function withStatements(text: string, count: number): string {
  const policy = JSON.parse(text) as { Statement: readonly unknown[] };
  const [statement] = policy.Statement;
  return JSON.stringify({ ...policy, Statement: Array.from({ length: count }, () => statement) });
}

/** What a rule finds in an example. Those of a rule that compares documents are of one set. */
function findingsOf(
  rule: Rule,
  example: Example,
  examples: readonly Example[],
  section: string,
): readonly string[] {
  const others = rule.comparesDocuments === true ? examples.filter((other) => other !== example) : [];
  const named = ({ text, kind }: Example): DocumentText => ({ uri: kind, kind, text });
  return lint(readInSet(named(example), others.map(named), declaredIn(section)), [rule]).map(
    ({ message }) => message,
  );
}

describe("rules", () => {
  const ids = rules.map(({ id }) => id);

  it("are listed in the order of their names, each once", () => {
    assert.deepEqual(ids, [...new Set(ids)].sort());
  });

  it("are all the files in their folders", () => {
    assert.deepEqual(idsIn(RULES, ".ts"), ids);
  });

  it("have a page each, and no page is left over", () => {
    assert.deepEqual(idsIn(RULES, ".md"), ids);
  });

  it("have a test each, and no test is left over", () => {
    assert.deepEqual(idsIn(TESTS, ".test.ts"), ids);
  });

  it("answer every issue code of Access Analyzer that applies", () => {
    const answered = new Set(rules.flatMap(({ answers = [] }) => answers));
    assert.deepEqual(
      accessAnalyzerCodes.filter((code) => !answered.has(code)),
      [],
    );
  });

  for (const rule of rules)
    describe(`the page of ${rule.id}`, () => {
      const file = `${RULES}/${rule.id}.md`;
      const page = existsSync(file) ? readFileSync(file, "utf8") : "";

      it("has the usual headings, with something under each", () => {
        assert.deepEqual(
          [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading),
          headings,
        );
        for (const heading of headings)
          assert.notEqual(sectionOf(page, heading).slice(heading.length).trim(), "", heading);
      });

      it("shows what fails", () => {
        const section = sectionOf(page, "Fails");
        const examples = examplesIn(section, rule);
        assert.notEqual(examples.length, 0);
        // A document of another kind is there for what it says of its set.
        for (const example of examples.filter(({ kind }) => rule.kinds.includes(kind)))
          assert.notDeepEqual(findingsOf(rule, example, examples, section), [], example.text);
      });

      it("shows what passes", () => {
        const section = sectionOf(page, "Passes");
        const examples = examplesIn(section, rule);
        assert.notEqual(examples.length, 0);
        for (const example of examples) {
          assert.deepEqual(parseTree(example.text).errors, [], example.text);
          assert.deepEqual(findingsOf(rule, example, examples, section), [], example.text);
        }
      });

      it("links to files that exist", () => {
        for (const [, target = ""] of page.matchAll(/\]\((?!https:)([^)#]+)/g))
          assert(existsSync(path.join(path.dirname(file), target)), target);
      });
    });
});
