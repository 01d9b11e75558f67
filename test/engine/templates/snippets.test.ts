import assert from "node:assert/strict";
import { analyze } from "../../../server/src/engine/engine.ts";
import { snippets, type Snippet } from "../../../server/src/engine/templates/snippets.ts";
import { toSnippetText, type TabStop } from "../../../server/src/engine/templates/snippetText.ts";
import { expand } from "./expand.ts";

describe("toSnippetText", () => {
  const name: TabStop = { mark: "__name__", values: ["Ada"] };
  const size: TabStop = { mark: "__size__", values: ["s,m", "a|b", "c\\d"] };
  const cases: Readonly<Record<string, readonly [string, string]>> = {
    "numbers places in reading order and mirrors them": [
      "__size__ __name__ __size__1",
      "${1|s\\,m,a\\|b,c\\\\d|} ${2:Ada} ${1}1",
    ],
    "escapes what would begin a place": ["${aws:username} \\ __name__", "\\${aws:username} \\\\ ${1:Ada}"],
    "leaves text without places alone": ["{ }", "{ }"],
  };
  for (const [title, [text, expected]] of Object.entries(cases))
    it(title, () => {
      assert.equal(toSnippetText(text, [name, size]), expected);
    });

  it("escapes what would end a default", () => {
    assert.equal(toSnippetText("__x__", [{ mark: "__x__", values: ["a}$\\"] }]), "${1:a\\}\\$\\\\}");
  });

  it("is undone by expanding the snippet with its defaults", () => {
    const text = "${aws:username} __name__ \\ } __size__ $1 __name__";
    assert.equal(expand(toSnippetText(text, [name, size])), "${aws:username} Ada \\ } s,m $1 Ada");
  });
});

describe("snippets", () => {
  /** A document that holds the snippet: itself, or the whole policy with its statement in place of its namesake. */
  function documentWith(snippet: Snippet): string {
    if (snippet.part === "document") return expand(snippet.body);
    const whole = snippets().find(({ kind, part }) => kind === snippet.kind && part === "document");
    const policy = JSON.parse(expand(whole?.body ?? "")) as { Statement: { Sid: string }[] };
    const statement = JSON.parse(expand(snippet.body)) as { Sid: string };
    assert.ok(policy.Statement.some(({ Sid }) => Sid === statement.Sid));
    const others = policy.Statement.filter(({ Sid }) => Sid !== statement.Sid);
    return JSON.stringify({ ...policy, Statement: [statement, ...others] });
  }

  for (const snippet of snippets()) {
    it(`${snippet.prefix} inserts JSON without a fault, as it stands`, () => {
      const analysis = analyze({ text: documentWith(snippet), fileName: "untitled.json" });
      assert.equal(analysis?.kind, snippet.kind);
      const faults = analysis.findings.filter(
        ({ severity }) => severity === "error" || severity === "warning",
      );
      assert.deepEqual(
        faults.map(({ rule, message }) => `${rule}: ${message}`),
        [],
      );
    });

    it(`${snippet.prefix} has its places in reading order`, () => {
      const numbers = [...snippet.body.matchAll(/\$\{(\d+)[:|]/g)].map(([, number]) => Number(number));
      assert.deepEqual(
        numbers,
        numbers.map((_, index) => index + 1),
      );
      assert.ok(numbers.length > 0 && snippet.body.endsWith("$0"));
    });
  }

  it("have prefixes and names of their own", () => {
    const all = snippets();
    assert.equal(new Set(all.map(({ prefix }) => prefix)).size, all.length);
    assert.equal(new Set(all.map(({ name }) => name)).size, all.length);
    // No letters of one sort are found in the other, so that an editor never offers both.
    const sorts = { statement: /^(?:kms|s3)-[a-z-]+$/, document: /^new-[a-z-]+$/ };
    for (const { prefix, part } of all) assert.match(prefix, sorts[part]);
  });

  it("cover both kinds of statement, the three denies and every kind of document", () => {
    const prefixes = snippets().map(({ prefix }) => prefix);
    for (const prefix of [
      "kms-key-administration",
      "kms-key-use",
      "s3-deny-missing-header",
      "s3-deny-wrong-algorithm",
      "s3-deny-wrong-key",
      "new-key-policy",
      "new-bucket-policy",
      "new-bucket-encryption",
    ])
      assert.ok(prefixes.includes(prefix), prefix);
  });
});
