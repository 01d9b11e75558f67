import assert from "node:assert/strict";
import {
  matchesPath,
  patternOfPath,
  reachingPattern,
} from "../../../server/src/engine/config/matchesPath.ts";

describe("the paths of an entry", () => {
  const cases: readonly (readonly [
    pattern: string,
    matching: readonly string[],
    others: readonly string[],
  ])[] = [
    ["a.json", ["a.json"], ["b/a.json", "a.jsonc", "A.json"]],
    ["./a.json", ["a.json"], ["b/a.json"]],
    ["*.json", ["a.json", "a b.json"], ["b/a.json"]],
    ["a?.json", ["ab.json"], ["a.json", "a/.json"]],
    ["old/*", ["old/a.json"], ["old/b/a.json", "older/a.json", "a/old/a.json"]],
    ["old/**", ["old/a.json", "old/b/a.json"], ["older/a.json", "a/old/a.json"]],
    ["**/*.json", ["a.json", "old/a.json", "old/b/a.json"], ["a.jsonc"]],
    ["**/old/**/a.json", ["old/a.json", "x/old/a.json", "x/old/y/z/a.json"], ["a.json", "old/b.json"]],
    ["**", ["a.json", "old/a.json"], []],
    ["what[?].json", ["what?.json"], ["whatever.json", "what1.json", "what[?].json"]],
    ["[*][*].json", ["**.json"], ["a.json", "*.json", "***.json"]],
    ["[[*]]*", ["[*]", "[*].json"], ["*", "[a]"]],
    ["*?.json", ["**.json", "?a.json"], [".json"]],
    ["[a](b)+.json", ["[a](b)+.json"], ["a.json"]],
    [String.raw`.\old\**\*.json`, ["old/a.json", "old/x/a.json"], [String.raw`old\a.json`, "a.json"]],
    [String.raw`old[\]*`, [String.raw`old\a.json`], ["old/a.json", String.raw`old[\]a.json`]],
    [String.raw`a\]`, ["a/]"], [String.raw`a\]`]],
    ["", [], ["a.json"]],
  ];
  for (const [pattern, matching, others] of cases)
    it(`${pattern === "" ? "nothing" : pattern} is for ${matching.join(", ") || "no document"}`, () => {
      for (const path of matching) assert.ok(matchesPath(path, pattern), path);
      for (const path of others) assert.ok(!matchesPath(path, pattern), path);
    });

  const useless = [
    ...["", ".", "./", "..", "../x.json", "./../x.json", "././x.json", "a/../x.json", "a/./b", "a/.."],
    ...[
      "/x",
      "//x",
      "a//b",
      "old/",
      "**/",
      "C:/x",
      "C:\\x",
      "\\x",
      "..\\x",
      ".\\",
      "a\\",
      "a\\\\b",
      "a\\..\\b",
    ],
  ];
  for (const pattern of useless)
    it(`are none where it is ${pattern === "" ? "empty" : pattern}, which its form tells`, () => {
      assert.ok(!reachingPattern.test(pattern));
      const paths = [...useless, "x", "x.json", "a/x.json", "a/b", "old/a.json"];
      const real = paths.filter((path) => /^[\w.]*\w(?:\/[\w.]*\w)*$/.test(path));
      for (const path of real) assert.ok(!matchesPath(path, pattern), path);
    });

  it("may begin with ./, and have names with dots and stars", () => {
    for (const [pattern] of cases) assert.equal(reachingPattern.test(pattern), pattern !== "", pattern);
    for (const pattern of [".github/*.json", "./.x", "...", "a/..b", "a..", "C:", "*:/x"])
      assert.ok(reachingPattern.test(pattern), pattern);
  });

  it("can be one path alone, whatever it holds", () => {
    const paths = ["a.json", "old/*.json", "**", "a?/[*].json", "[?]", "[[?]]*", "a\\b", "a/[\\]"];
    for (const path of paths)
      assert.deepEqual(
        [...paths, "old/a.json", "ab/a.json"].filter((each) => matchesPath(each, patternOfPath(path))),
        [path],
      );
  });

  it("take no long time to compare", () => {
    const start = performance.now();
    assert.ok(!matchesPath("a/".repeat(2000), "**/a/".repeat(500) + "b"));
    for (const part of ["a/", "[\\]", "[\\", "./", "["])
      assert.ok(!reachingPattern.test(`${part.repeat(50_000)}/.`), part);
    assert.ok(performance.now() - start < 2000);
  });
});
