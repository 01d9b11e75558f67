import { parseArn } from "../policy/arn.ts";
import { itemsOf, propertyOf, textsOf, type Node, type ObjectNode } from "../tree/node.ts";
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

/** What is wrong with the members that a set has, their forms apart, and with those that it lacks. */
export function mistakesOfSet(node: ObjectNode): readonly ConfigFinding[] {
  const valueOf = (name: SetMember): Node | undefined => propertyOf(node, name)?.value;
  return [
    ...missingMembers(node),
    ...texts.flatMap((name) => mistakesOfType(valueOf(name), name)),
    ...documents.flatMap((name) => mistakesOfPath(valueOf(name), name)),
    ...mistakesOfFlag(valueOf("allowDsse")),
    ...contradictionsIn(node),
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
  if (node.properties.length === 0) return [missing('"name"', `${setMembers.name} ${NO_DOCUMENT}`)];
  return [
    ...(has("name") ? [] : [missing('"name"', setMembers.name)]),
    ...(documents.some(has) ? [] : [missing(documents.map((name) => `"${name}"`).join(" or "), NO_DOCUMENT)]),
  ];
}

const NO_DOCUMENT = "A set has one document at least.";

function mistakesOfType(value: Node | undefined, name: TextMember): readonly ConfigFinding[] {
  if (value === undefined) return [];
  const mayBeList = listMembers.includes(name);
  const words = `"${name}" is a text in quotes${mayBeList ? ", or a list of some" : ""}.`;
  return (mayBeList ? itemsOf(value) : [value])
    .filter(({ kind }) => kind !== "string")
    .map((item) => mistakeAt(item, "config/wrong-type", words));
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

/** Account and Region beside a key of another one: S3 uses keys of the bucket's own Region only. */
function contradictionsIn(node: ObjectNode): readonly ConfigFinding[] {
  const [key] = textsOf(propertyOf(node, "keyArn")?.value);
  const arn = key && parseArn(key.value);
  if (arn === undefined) return [];
  return (["account", "region"] as const).flatMap((part) => {
    const [stated] = textsOf(propertyOf(node, part)?.value);
    if (stated === undefined || stated.value === arn[part]) return [];
    const message = `"${stated.value}" is not the ${part === "account" ? "account" : "Region"} of the key that "keyArn" names: ${arn[part]}.`;
    return [mistakeAt(stated, "config/contradiction", message)];
  });
}
