import { nearest } from "../../catalog/nearest.ts";
import { placeholderIn, placeholderInName } from "../../catalog/placeholders.ts";
import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import { listOf } from "../../lint/words.ts";
import { encryptionListOf } from "../../policy/readEncryption.ts";
import { renameProperty, replaceValue } from "../../tree/edits.ts";
import type { Node, ObjectNode, Property, Span } from "../../tree/node.ts";
import { quoted } from "../quoted.ts";
import { shapeOf, synonyms, type Shape } from "./encryption/shapes.ts";

export const malformedEncryption: Rule = {
  id: "s3/malformed-encryption",
  summary: "A bucket encryption document of the wrong shape",
  kinds: ["s3-bucket-encryption"],
  severity: "error",

  *check({ tree }) {
    // What a text that is not JSON lacks may be behind the mistake.
    if (tree.root === undefined || tree.errors.length > 0) return;
    yield* check(tree.text, "The document", tree.root, shapeOf(tree.root));
    const list = encryptionListOf(tree.root);
    const [, second] = list?.value?.kind === "array" ? list.value.items : [];
    if (second !== undefined)
      yield {
        at: spanOf(second),
        message: "A bucket has one encryption rule, and this is the second. S3 does not take two of them.",
      };
  },
};

function* check(text: string, name: string, node: Node, shape: Shape): Iterable<Problem> {
  // A template puts the right value here later.
  if (node.kind === "string" && placeholderIn(node.value) !== undefined) return;
  if (node.kind !== shape.kind) yield typeProblem(text, name, node, shape);
  else if (node.kind === "object") yield* checkMembers(text, name, node, shape);
  else if (node.kind === "array" && shape.item !== undefined) {
    if (node.items.length === 0) yield { at: node, message: `${name} is empty. S3 does not take it so.` };
    for (const item of node.items) yield* check(text, `An item of ${name}`, item, shape.item);
  }
}

function* checkMembers(text: string, name: string, node: ObjectNode, shape: Shape): Iterable<Problem> {
  const { members = {}, required = [] } = shape;
  const names = Object.keys(members);
  const present: (string | undefined)[] = [];
  for (const property of node.properties) {
    const { value: written } = property.name;
    const member = Object.hasOwn(members, written) ? members[written] : undefined;
    const meant = member === undefined ? meantName(written, names) : written;
    present.push(meant);
    if (member === undefined && placeholderInName(written) === undefined)
      yield unknownProblem(
        name,
        property,
        names,
        present.indexOf(meant) === present.length - 1 ? meant : undefined,
      );
    if (member !== undefined && property.value !== undefined)
      yield* check(text, written, property.value, member);
  }
  const missing = required.filter((each) => !present.includes(each));
  if (missing.length > 0)
    yield { at: spanOf(node), message: `${name} lacks ${listOf(missing)}. S3 does not take it without.` };
}

function meantName(written: string, names: readonly string[]): string | undefined {
  const synonym = synonyms.get(written);
  return synonym !== undefined && names.includes(synonym) ? synonym : nearest(written, names);
}

/** A name that is near none of those that are known may be newer than Latchkey. */
function unknownProblem(
  owner: string,
  property: Property,
  names: readonly string[],
  meant: string | undefined,
): Problem {
  const { value: written } = property.name;
  const advice = meant === undefined ? `It has ${listOf(names)}.` : `"${meant}" is probably meant.`;
  return {
    at: property.name,
    ...(meant === undefined && { severity: "warning" }),
    message: `${owner} has no member ${quoted(written)} that Latchkey knows of. ${advice} S3 does not take what it does not know.`,
    fixes: () =>
      meant === undefined
        ? []
        : [
            {
              title: `Rename ${quoted(written)} to "${meant}"`,
              access: "narrower",
              edits: [renameProperty(property, meant)],
            },
          ],
  };
}

function typeProblem(text: string, name: string, node: Node, shape: Shape): Problem {
  return {
    at: spanOf(node),
    message: `${name} takes ${shape.words}, but here stands ${describe(node)}. S3 does not take it so.`,
    fixes: () => conversionOf(text, node, shape),
  };
}

/** A boolean in quotes and a single value without its list are the usual slips. */
function conversionOf(text: string, node: Node, { kind, item }: Shape): readonly Fix[] {
  const written = text.slice(node.start, node.end);
  if (kind === "boolean" && node.kind === "string" && /^(?:true|false)$/i.test(node.value)) {
    const value = node.value.toLowerCase() === "true";
    const edits = [replaceValue(text, node, value)];
    return [{ title: `Write ${String(value)} without quotes`, access: "narrower", edits }];
  }
  if (kind === "array" && item?.kind === node.kind && (node.kind === "object" || node.kind === "string")) {
    const edits = [{ start: node.start, end: node.end, text: `[${written}]` }];
    return [{ title: "Put it into a list", access: "narrower", edits }];
  }
  return [];
}

/** The opening bracket of what may be long, otherwise the whole. */
function spanOf(node: Node): Span {
  const isLong = node.kind === "object" || node.kind === "array";
  return isLong ? { start: node.start, end: node.start + 1 } : node;
}

function describe(node: Node): string {
  switch (node.kind) {
    case "array":
      return "a list";
    case "object":
      return "an object";
    case "null":
      return "null";
    case "string":
      return quoted(node.value);
    default:
      return `the ${node.kind} ${String(node.value)}`;
  }
}
