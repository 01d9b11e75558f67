import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import { replaceValue } from "../../tree/edits.ts";
import { itemsOf, propertyOf, type Node, type Property, type Span } from "../../tree/node.ts";
import { quoted } from "../quoted.ts";
import { versionFix } from "../versionFix.ts";

export const wrongType: Rule = {
  id: "policy/wrong-type",
  summary: "A value of a type that does not belong there",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "error",
  answers: ["DATA_TYPE_MISMATCH", "INVALID_CONDITION_DATA_TYPE", "INVALID_PRINCIPAL_FORMAT"],

  *check(policy) {
    const { root, text, errors } = policy.tree;
    const isBroken = errors.length > 0;
    if (root === undefined || (root.kind !== "object" && isBroken)) return;
    yield* expect(text, root, "A policy", "an object", ["object"]);
    yield* checkVersion(text, propertyOf(root, "Version")?.value, isBroken);
    yield* expect(text, propertyOf(root, "Id")?.value, "Id", "a string", ["string"]);

    const statement = propertyOf(root, "Statement")?.value;
    yield* expect(text, statement, "Statement", "an object or a list of objects", ["object", "array"]);
    const statements = statement?.kind === "array" ? statement.items : [];
    for (const item of statements) yield* expect(text, item, "A statement", "an object", ["object"]);
    for (const item of itemsOf(statement)) yield* checkStatement(text, item);
  },
};

/** A date without its quotes is taken for less than stands there, and there is no version that is a number. */
function* checkVersion(text: string, version: Node | undefined, isBroken: boolean): Iterable<Problem> {
  for (const problem of expect(text, version, "Version", "a string", ["string"]))
    yield {
      ...problem,
      fixes: () => (version?.kind === "number" && !isBroken ? [versionFix(text, version)] : []),
    };
}

function* checkStatement(text: string, statement: Node): Iterable<Problem> {
  if (statement.kind !== "object") return;
  for (const property of statement.properties) {
    // What most members are needs no closer look. Of two of one name the last counts.
    if (property.value === undefined || isPlain(property)) continue;
    if (propertyOf(statement, property.name.value) === property) yield* checkElement(text, property);
  }
}

/** A string where one may stand. */
function isPlain({ name, value }: Property): boolean {
  return value?.kind === "string" && !/^(?:Not)?Principal$|^Condition$/.test(name.value);
}

function checkElement(text: string, { name, value }: Property): Iterable<Problem> {
  switch (name.value) {
    case "Sid":
    case "Effect":
      return expect(text, value, name.value, "a string", ["string"]);
    case "Action":
    case "NotAction":
    case "Resource":
    case "NotResource":
      return expectStrings(text, value, name.value);
    case "Principal":
    case "NotPrincipal":
      return checkPrincipal(text, value, name.value);
    case "Condition":
      return checkCondition(text, value);
    default:
      return [];
  }
}

function* checkPrincipal(text: string, value: Node | undefined, name: string): Iterable<Problem> {
  if (value?.kind === "object")
    for (const { name: type, value: members } of value.properties)
      yield* expectStrings(text, members, `${quoted(type.value)} of ${name}`);
  else if (value?.kind !== "string" && value?.kind !== "array")
    yield* expect(text, value, name, `"*" or an object such as { "AWS": … }`, []);
  else {
    yield* expectStrings(text, value, name);
    if (isBare(value)) yield bareProblem(text, value, name);
  }
}

/** A string other than the star, or a list of strings, where an object belongs. */
function isBare(value: Node): boolean {
  if (value.kind === "array") return isListOfStrings(value);
  return value.kind === "string" && value.value !== "*" && value.value !== "";
}

/** It is against the grammar, but there are services that have taken it. */
function bareProblem(text: string, value: Node, name: string): Problem {
  return {
    at: value,
    severity: "warning",
    message: `${name} is "*" or an object whose members say what is listed. Principals of AWS belong under "AWS".`,
    fixes: () => [
      {
        title: `Put the value of ${name} under "AWS"`,
        access: "unchanged",
        edits: [replaceValue(text, value, { AWS: valueOf(value) })],
      },
    ],
  };
}

function isListOfStrings({ items }: { readonly items: readonly Node[] }): boolean {
  return items.length > 0 && items.every(({ kind }) => kind === "string");
}

function valueOf(node: Node): unknown {
  if (node.kind === "array") return node.items.map(valueOf);
  return "value" in node ? node.value : null;
}

/** What AWS makes of null and of nesting in a condition is not documented, so there it is a warning. */
function* checkCondition(text: string, condition: Node | undefined): Iterable<Problem> {
  yield* expect(text, condition, "Condition", "an object of operators", ["object"]);
  if (condition?.kind !== "object") return;
  for (const { name, value: keys } of condition.properties) {
    yield* expect(text, keys, `The operator ${quoted(name.value)}`, "an object of condition keys", [
      "object",
    ]);
    if (keys?.kind !== "object") continue;
    for (const { name: key, value } of keys.properties) {
      if (value?.kind === "string") continue;
      const wrong = itemsOf(value).filter(
        ({ kind }) => kind === "object" || kind === "array" || kind === "null",
      );
      for (const item of wrong)
        yield {
          at: spanOf(item),
          severity: "warning",
          message: `The condition key ${quoted(key.value)} takes a string, a number, a boolean or a list of these, but here stands ${describe(item)}.`,
        };
    }
  }
}

function expectStrings(text: string, value: Node | undefined, name: string): readonly Problem[] {
  return itemsOf(value).flatMap((item) =>
    expect(text, item, name, "a string or a list of strings", ["string"]),
  );
}

function expect(
  text: string,
  node: Node | undefined,
  name: string,
  wanted: string,
  kinds: readonly Node["kind"][],
): readonly Problem[] {
  if (node === undefined || kinds.includes(node.kind)) return [];
  return [
    {
      at: spanOf(node),
      message: `${name} takes ${wanted}, but here stands ${describe(node)}. AWS refuses this policy.`,
      fixes: () => (node.kind === "number" && kinds.includes("string") ? [quoting(text, node)] : []),
    },
  ];
}

/** An account id without its quotes is the usual slip. Until it has them nobody is named. */
function quoting(text: string, node: Node): Fix {
  const written = text.slice(node.start, node.end);
  return { title: `Put ${written} in quotes`, access: "wider", edits: [replaceValue(text, node, written)] };
}

/** The opening bracket of what may be long, otherwise the whole. */
function spanOf(node: Node): Span {
  const isLong = node.kind === "object" || node.kind === "array";
  return isLong ? { start: node.start, end: node.start + 1 } : node;
}

function describe(node: Node): string {
  switch (node.kind) {
    case "number":
    case "boolean":
      return `the ${node.kind} ${String(node.value)}`;
    case "null":
      return "null";
    case "array":
      return "a list";
    case "object":
      return "an object";
    case "string":
      return "a string";
  }
}
