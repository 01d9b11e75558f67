/** What templates are made of: JSON, and references to what is only known once it is deployed. */
export type Value =
  string | number | boolean | Reference | readonly Value[] | { readonly [name: string]: Value };

/** An attribute of something else in the same template. */
export class Reference {
  readonly to: "key-arn" | "key-id" | "bucket";

  constructor(to: Reference["to"]) {
    this.to = to;
  }
}

export const keyArnReference = new Reference("key-arn");

/** What stands for the key's ARN in documents that are written before there is a key. */
export const keyArnMark = "@KEY_ARN@";

/** A JSON value as a template's: each mark becomes the reference that it stands for. */
export function toValue(json: unknown): Value {
  if (json === keyArnMark) return keyArnReference;
  if (Array.isArray(json)) return json.map(toValue);
  if (typeof json === "object" && json !== null)
    return Object.fromEntries(Object.entries(json).map(([name, member]) => [name, toValue(member)]));
  return json as string | number | boolean;
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
