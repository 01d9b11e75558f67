/** Keywords that say what is wrong. */
const complaints: ReadonlySet<string> = new Set([
  "type",
  "enum",
  "pattern",
  "required",
  "additionalProperties",
  "minItems",
]);

/** What an editor begins a value of a type with. */
const beginnings: Readonly<Record<string, unknown>> = { string: "", array: [] };

/**
 * What VS Code gets to know of a file by a schema where the server runs: what may be written, without a complaint about
 * anything. Those are the server's, which says more; whatever the schema said too would be said twice.
 */
export function offeringSchema(schema: object): object {
  const kept = Object.entries(schema).filter(([keyword]) => !complaints.has(keyword));
  const { type, enum: values } = schema as { readonly type?: unknown; readonly enum?: readonly unknown[] };
  return {
    ...Object.fromEntries(kept.map(([keyword, value]) => [keyword, offering(keyword, value)])),
    ...(typeof type === "string" && type in beginnings && { default: beginnings[type] }),
    // Whatever else is written there is taken as well.
    ...(values !== undefined && { anyOf: [{ enum: values }, {}] }),
  };
}

function offering(keyword: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((each: object) => offeringSchema(each));
  if (keyword !== "properties" && keyword !== "definitions") return offeringSchema(value);
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, offeringSchema(each as object)]),
  );
}
