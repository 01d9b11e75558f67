import { isList, Reference, type Value } from "./value.ts";

/** An expression of Terraform's language, laid out as `terraform fmt` does. @param indent that of its first line */
export function toHcl(value: Value, indent = ""): string {
  if (value instanceof Reference) return references[value.to];
  if (isList(value)) return listToHcl(value, indent);
  if (typeof value === "object") return `{\n${attributesToHcl(value, `${indent}  `)}\n${indent}}`;
  return typeof value === "string" ? quoted(value) : String(value);
}

const references: Readonly<Record<Reference["to"], string>> = {
  "key-arn": "aws_kms_key.this.arn",
  "key-id": "aws_kms_key.this.key_id",
  bucket: "aws_s3_bucket.this.id",
};

/** Attributes, one under the other. Equals signs of neighbours on one line each stand in a column. */
export function attributesToHcl(members: Readonly<Record<string, Value>>, indent: string): string {
  const attributes = Object.entries(members).map(
    ([name, value]) => [nameToHcl(name), toHcl(value, indent)] as const,
  );
  const isShort = (index: number): boolean => attributes[index]?.[1].includes("\n") === false;
  return attributes
    .map(([name, value], index) => {
      if (!isShort(index)) return `${indent}${name} = ${value}`;
      let [first, last] = [index, index];
      while (isShort(first - 1)) first--;
      while (isShort(last + 1)) last++;
      const width = Math.max(...attributes.slice(first, last + 1).map(([neighbour]) => neighbour.length));
      return `${indent}${name.padEnd(width)} = ${value}`;
    })
    .join("\n");
}

function listToHcl(items: readonly Value[], indent: string): string {
  const [only] = items;
  if (items.length === 1 && typeof only === "string") return `[${quoted(only)}]`;
  const inner = `${indent}  `;
  return `[\n${items.map((item) => `${inner}${toHcl(item, inner)},\n`).join("")}${indent}]`;
}

function nameToHcl(name: string): string {
  return /^[A-Za-z_][\w-]*$/.test(name) ? name : quoted(name);
}

/** Doubled signs keep a text from being taken for a template. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(/[$%](?=\{)/g, "$&$&");
}
