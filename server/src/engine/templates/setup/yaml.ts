import { isList, Reference, type Value } from "./value.ts";

/** A value as YAML in block style, from a new line on where it has several. Tags are CloudFormation's. */
export function toYaml(value: Value, indent = ""): string {
  if (value instanceof Reference) return tags[value.to];
  if (isList(value)) return value.map((item) => `${indent}- ${itemToYaml(item, `${indent}  `)}`).join("\n");
  if (typeof value !== "object") return typeof value === "string" ? scalar(value) : String(value);
  return Object.entries(value)
    .map(([name, member]) => `${indent}${scalar(name)}:${memberToYaml(member, `${indent}  `)}`)
    .join("\n");
}

const tags: Readonly<Record<Reference["to"], string>> = {
  "key-arn": "!GetAtt Key.Arn",
  "key-id": "!Ref Key",
  bucket: "!Ref Bucket",
};

function memberToYaml(value: Value, indent: string): string {
  const isNested = typeof value === "object" && !(value instanceof Reference);
  return isNested ? `\n${toYaml(value, indent)}` : ` ${toYaml(value)}`;
}

/** An item begins behind its hyphen. */
function itemToYaml(value: Value, indent: string): string {
  return toYaml(value, indent).trimStart();
}

/** Plain where no reader can take it for anything but a text: no number, date, truth value or sign of YAML's own. */
function scalar(text: string): string {
  const isPlain =
    /^[A-Za-z][\w./-]*(?::+[\w./*-]+)*$/.test(text) && !/^(?:true|false|yes|no|on|off|null|y|n)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}
