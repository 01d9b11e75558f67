import assert from "node:assert/strict";
import fc from "fast-check";
import { parseTree as parseJson, type Node as JsonNode } from "jsonc-parser";
import { propertyOf, type Node } from "../../../server/src/engine/tree/node.ts";
import { MAX_DEPTH, parseTree } from "../../../server/src/engine/tree/parse.ts";
import { isJson } from "../../support/isJson.ts";

describe("parseTree", () => {
  it("knows where every value stands", () => {
    const text = '{ "a": [1, "b\\n", true, null] }';
    const list = propertyOf(parseTree(text).root, "a")?.value;
    assert.equal(list?.kind, "array");
    const sources = list.items.map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(sources, ["1", '"b\\n"', "true", "null"]);
    assert.ok(list.items.every((item) => item.parent === list));
  });

  it("keeps members of the same name and finds the last", () => {
    const { root, errors } = parseTree('{ "a": 1, "a": 2 }');
    assert.equal(root?.kind, "object");
    assert.equal(root.properties.length, 2);
    assert.deepEqual(errors, []);
    assert.equal(propertyOf(root, "a")?.value?.start, 15);
  });

  it("takes __proto__ for a name like any other", () => {
    const { root } = parseTree('{ "__proto__": { "a": 1 } }');
    assert.equal(propertyOf(root, "__proto__")?.value?.kind, "object");
    assert.equal(propertyOf(root, "toString"), undefined);
  });

  it("keeps offsets behind a byte order mark", () => {
    const { root, errors } = parseTree('\uFEFF{"a":"b"}');
    assert.deepEqual(errors, []);
    assert.equal(propertyOf(root, "a")?.start, 2);
  });

  const mistakes: Readonly<Record<string, readonly [string, RegExp]>> = {
    "nothing at all": ["", /value is expected/],
    "a comment": ['{ // why\n "a": 1 }', /no comments/],
    "a trailing comma": ['{ "a": [1,] }', /^JSON takes no comma before a closing/],
    "a comma before nothing": ['{ "a": [1,,] }', /value is expected/],
    "an open brace": ['{ "a": 1', /closing brace/],
    "a comment without an end": ["{} /*", /no comments/],
    "a lone word": ["{ true }", /name in double quotes/],
    "more behind the end": ["{} {}", /document ends/],
  };
  for (const [situation, [text, message]] of Object.entries(mistakes))
    it(`tells of ${situation}`, () => {
      const { errors } = parseTree(text);
      assert.ok(errors.every(({ end }) => end <= text.length));
      const messages = errors.map((error) => error.message);
      assert.ok(
        messages.some((each) => message.test(each)),
        messages.join("\n"),
      );
    });

  it("does not read text that nests without end", () => {
    const deep = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
    assert.equal(parseTree(deep(MAX_DEPTH)).errors.length, 0);
    const { root, errors } = parseTree(deep(10_000));
    assert.equal(root, undefined);
    assert.match(errors[0]?.message ?? "", /levels deep/);
  });

  it("agrees with JSON.parse about what is right and what is wrong", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.nat(), (json, cut) => {
        assert.deepEqual(parseTree(json).errors, []);
        const prefix = json.slice(0, cut % (json.length + 1));
        assert.equal(parseTree(prefix).errors.length === 0, isJson(prefix));
      }),
    );
  });
});

describe("parseTree beside the parser's own tree", () => {
  it("says the same of any text", () => {
    const pieces = [
      '{"a":',
      "[1,",
      '"b"',
      "}",
      "]",
      ",",
      ":",
      "true",
      "nul",
      "\n",
      '{"c":{}',
      "//",
      "-1e3",
      '"\\u12',
    ];
    const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(texts, (text) => {
        assert.deepEqual(plain(parseTree(text).root), plainJson(parseJson(text)));
      }),
      { numRuns: 2000 },
    );
  });
});

/** A tree without the links to parents. */
function plain(node: Node | undefined): unknown {
  if (node === undefined) return undefined;
  const { start, end } = node;
  if (node.kind === "array") return { start, end, items: node.items.map(plain) };
  if (node.kind !== "object") return { start, end, value: "value" in node ? node.value : null };
  const members = node.properties.map((one) => [one.start, one.end, one.name, plain(one.value)]);
  return { start, end, members };
}

/** The same of the parser's tree, which has strings for names and members for values. */
function plainJson(node: JsonNode | undefined): unknown {
  if (node === undefined) return undefined;
  const { offset: start, children = [] } = node;
  const end = start + node.length;
  if (node.type === "array") return { start, end, items: children.map(plainJson) };
  if (node.type !== "object") return { start, end, value: node.value as unknown };
  const members = children.map(({ offset, length, children: [key, value] = [] }) => [
    offset,
    offset + length,
    key && { start: key.offset, end: key.offset + key.length, value: key.value as unknown },
    plainJson(value),
  ]);
  return { start, end, members };
}
