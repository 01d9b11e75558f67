import { itemsOf, propertyOf, type Node, type ObjectNode } from "../tree/node.ts";
import { mistakeAt, type ConfigFinding } from "./config.ts";
import {
  documentMembers,
  listMembers,
  setMembers,
  textForms,
  type DocumentMember,
  type SetMember,
  type TextMember,
} from "./setMembers.ts";
import { pathWithin } from "./setPaths.ts";

const documents = Object.keys(documentMembers) as DocumentMember[];
const texts = Object.keys(textForms) as TextMember[];

/** What is wrong with the members that a set has, and with those that it lacks. */
export function mistakesOfSet(node: ObjectNode): readonly ConfigFinding[] {
  const valueOf = (name: SetMember): Node | undefined => propertyOf(node, name)?.value;
  return [
    ...missingMembers(node),
    ...texts.flatMap((name) => mistakesOfText(valueOf(name), name)),
    ...documents.flatMap((name) => mistakesOfPath(valueOf(name), name)),
    ...mistakesOfFlag(valueOf("allowDsse")),
  ];
}

function missingMembers(node: ObjectNode): readonly ConfigFinding[] {
  const has = (name: SetMember): boolean => propertyOf(node, name) !== undefined;
  const missing = (name: string, words: string): ConfigFinding =>
    mistakeAt(
      { start: node.start, end: node.start + 1 },
      "config/missing-member",
      `${name} is missing. ${words}`,
    );
  return [
    ...(has("name") ? [] : [missing('"name"', setMembers.name)]),
    ...(documents.some(has) ? [] : [missing(documents.map((name) => `"${name}"`).join(" or "), NO_DOCUMENT)]),
  ];
}

const NO_DOCUMENT = "A set has one document at least.";

function mistakesOfText(value: Node | undefined, name: TextMember): readonly ConfigFinding[] {
  if (value === undefined) return [];
  const mayBeList = listMembers.includes(name);
  const { pattern, words } = textForms[name];
  return (mayBeList ? itemsOf(value) : [value]).flatMap((item) => {
    if (item.kind !== "string")
      return [
        mistakeAt(
          item,
          "config/wrong-type",
          `"${name}" is a text in quotes${mayBeList ? ", or a list of some" : ""}.`,
        ),
      ];
    if (pattern.test(item.value)) return [];
    return [mistakeAt(item, "config/wrong-value", `"${item.value}" is not ${words}.`)];
  });
}

function mistakesOfPath(value: Node | undefined, name: DocumentMember): readonly ConfigFinding[] {
  if (value === undefined) return [];
  if (value.kind !== "string")
    return [mistakeAt(value, "config/wrong-type", `"${name}" is a text in quotes.`)];
  if (pathWithin(value.value) !== undefined) return [];
  const message = `"${value.value}" leads to no document below this file's folder. A path goes from there on: "records/key-policy.json".`;
  return [mistakeAt(value, "config/path-outside", message)];
}

function mistakesOfFlag(value: Node | undefined): readonly ConfigFinding[] {
  if (value === undefined || value.kind === "boolean") return [];
  return [mistakeAt(value, "config/wrong-type", `"allowDsse" is true or false.`)];
}
