import assert from "node:assert/strict";
import fc from "fast-check";
import {
  appendToList,
  applyEdits,
  removeMembers,
  replaceValue,
  setProperty,
  type Edit,
} from "../../../server/src/engine/tree/edits.ts";
import {
  propertyOf,
  type ArrayNode,
  type Node,
  type ObjectNode,
} from "../../../server/src/engine/tree/node.ts";
import { parseTree } from "../../../server/src/engine/tree/parse.ts";

interface Case {
  readonly before: string;
  readonly after: string;
  readonly edit: (text: string, root: ObjectNode) => readonly Edit[];
}

const cases: Readonly<Record<string, Case>> = {
  "append to a list with a line for each item": {
    before: '{\n  "a": [\n    "x",\n    "y"\n  ]\n}',
    after: '{\n  "a": [\n    "x",\n    "y",\n    "z"\n  ]\n}',
    edit: (text, root) => [appendToList(text, valueOf(root, "a"), "z")],
  },
  "append an object, with the document's indentation": {
    before: '{\n\t"a": [\n\t\t{\n\t\t\t"x": 1\n\t\t}\n\t]\n}',
    after: '{\n\t"a": [\n\t\t{\n\t\t\t"x": 1\n\t\t},\n\t\t{\n\t\t\t"y": 2\n\t\t}\n\t]\n}',
    edit: (text, root) => [appendToList(text, valueOf(root, "a"), { y: 2 })],
  },
  "append to a list on one line": {
    before: '{ "a": ["x"] }',
    after: '{ "a": ["x", "z"] }',
    edit: (text, root) => [appendToList(text, valueOf(root, "a"), "z")],
  },
  "append to a minified list": {
    before: '{"a":["x"]}',
    after: '{"a":["x","z"]}',
    edit: (text, root) => [appendToList(text, valueOf(root, "a"), "z")],
  },
  "append to a bare value": {
    before: '{ "a": "x" }',
    after: '{ "a": ["x", "z"] }',
    edit: (text, root) => [appendToList(text, valueOf(root, "a"), "z")],
  },
  "append to an empty list": {
    before: '{\n  "a": []\n}',
    after: '{\n  "a": [\n    {\n      "y": 2\n    }\n  ]\n}',
    edit: (text, root) => [appendToList(text, valueOf(root, "a"), { y: 2 })],
  },
  "keep CRLF": {
    before: '{\r\n  "a": 1\r\n}',
    after: '{\r\n  "a": 1,\r\n  "b": {\r\n    "c": 2\r\n  }\r\n}',
    edit: (text, root) => [setProperty(text, root, "b", { c: 2 })],
  },
  "set a member that is there": {
    before: '{ "a": 1, "b": 2 }',
    after: '{ "a": "new", "b": 2 }',
    edit: (text, root) => [setProperty(text, root, "a", "new")],
  },
  "set a member of an empty object": {
    before: "{}",
    after: '{"a": 1}',
    edit: (text, root) => [setProperty(text, root, "a", 1)],
  },
  "remove the first, the last and both neighbours in the middle": {
    before: '{ "a": [1, 2, 3, 4, 5] }',
    after: '{ "a": [2] }',
    edit: (_text, root) => removeItems(root, [0, 2, 3, 4]),
  },
  "remove all items": {
    before: '{ "a": [1, 2] }',
    after: '{ "a": [] }',
    edit: (_text, root) => removeItems(root, [0, 1]),
  },
  "remove a member with its line": {
    before: '{\n  "a": 1,\n  "b": 2\n}',
    after: '{\n  "a": 1\n}',
    edit: (_text, root) => removeMembers(root, root.properties.slice(1)),
  },
  "replace a value with a longer one": {
    before: '{\n  "a": "x"\n}',
    after: '{\n  "a": [\n    "y"\n  ]\n}',
    edit: (text, root) => [replaceValue(text, valueOf(root, "a"), ["y"])],
  },
};

describe("edits", () => {
  for (const [situation, { before, after, edit }] of Object.entries(cases))
    it(situation, () => {
      assert.equal(applyEdits(before, edit(before, rootOf(before))), after);
    });

  it("refuse to touch the same characters twice", () => {
    const edit = { start: 1, end: 3, text: "" };
    assert.throws(() => applyEdits("abcd", [edit, { ...edit, start: 2 }]), RangeError);
  });

  it("remove just the named items, however the list is laid out", () => {
    const spaces = fc.constantFrom(undefined, 1, 2, "\t");
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.array(fc.nat()), spaces, (values, picks, space) => {
        const text = JSON.stringify({ a: values }, undefined, space);
        const indexes = values.length === 0 ? [] : picks.map((pick) => pick % values.length);
        const left = applyEdits(text, removeItems(rootOf(text), indexes));
        assert.deepEqual(JSON.parse(left), { a: values.filter((_, index) => !indexes.includes(index)) });
      }),
    );
  });

  it("append any value to any list", () => {
    const spaces = fc.constantFrom(undefined, 1, 2, "\t");
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.jsonValue(), spaces, (values, value, space) => {
        const text = JSON.stringify({ a: values }, undefined, space);
        const edit = appendToList(text, valueOf(rootOf(text), "a"), value);
        assert.deepEqual(
          JSON.parse(applyEdits(text, [edit])),
          JSON.parse(JSON.stringify({ a: [...values, value] })),
        );
      }),
    );
  });
});

function rootOf(text: string): ObjectNode {
  const { root } = parseTree(text);
  assert.equal(root?.kind, "object");
  return root;
}

function valueOf(root: ObjectNode, name: string): Node {
  const value = propertyOf(root, name)?.value;
  assert.ok(value);
  return value;
}

function removeItems(root: ObjectNode, indexes: readonly number[]): readonly Edit[] {
  const list = valueOf(root, "a") as ArrayNode;
  return removeMembers(
    list,
    list.items.filter((_, index) => indexes.includes(index)),
  );
}
