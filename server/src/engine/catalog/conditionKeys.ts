import slice from "./slice.json";

/** What values a condition key has. The types named ArrayOf… are those of keys with several values in one request. */
export type ConditionKeyType = "ARN" | "ArrayOfString" | "Bool" | "Date" | "IPAddress" | "Numeric" | "String";

export interface ConditionKey {
  /** As AWS spells it. A part that the user chooses stands as a variable: `aws:RequestTag/${TagKey}`. */
  readonly name: string;
  readonly type: ConditionKeyType;
}

/** What a key of each type holds, as it completes "holds …" and "is …". */
export const nounsByType: Readonly<Record<ConditionKeyType, string>> = {
  ARN: "an ARN",
  ArrayOfString: "a list of texts",
  Bool: "true or false",
  Date: "a date",
  IPAddress: "an IP address",
  Numeric: "a number",
  String: "a text",
};

/** The global keys and those of KMS and S3, by name. */
export const conditionKeys: readonly ConditionKey[] = Object.entries(slice.conditionKeys).flatMap(
  ([name, type]) => (isConditionKeyType(type) ? { name, type } : []),
);

const keysBySpelling: ReadonlyMap<string, ConditionKey> = new Map(
  conditionKeys.map((key) => [key.name, key]),
);

const keysByName: ReadonlyMap<string, ConditionKey> = new Map(
  conditionKeys.map((key) => [key.name.toLowerCase(), key]),
);

/** The keys with a part that the user chooses, by what stands before that part. */
const templates: ReadonlyMap<string, ConditionKey> = new Map(
  conditionKeys.flatMap((key) => {
    const end = key.name.indexOf("${");
    return end < 0 ? [] : [[key.name.slice(0, end).toLowerCase(), key] as const];
  }),
);

/** The key of that name, in whatever case; for `aws:RequestTag/team` the template that it follows. */
export function conditionKeyOf(name: string): ConditionKey | undefined {
  // Mostly keys are written as AWS spells them.
  const exact = keysBySpelling.get(name);
  if (exact !== undefined) return exact;
  const wanted = name.toLowerCase();
  const key = keysByName.get(wanted);
  if (key !== undefined) return key;
  for (const [prefix, template] of templates) {
    const chosen = wanted.startsWith(prefix) ? wanted.slice(prefix.length) : "";
    if (chosen !== "" && (!template.name.endsWith("${Number}") || /^\d{1,2}$/.test(chosen))) return template;
  }
  return undefined;
}

/** A condition key as AWS spells it, as far as the catalogue has it. What the user chooses stays. */
export function spellingOf(key: string): string {
  const [known = ""] = conditionKeyOf(key)?.name.split("${") ?? [];
  const isSame = key.slice(0, known.length).toLowerCase() === known.toLowerCase();
  return isSame ? known + key.slice(known.length) : key;
}

function isConditionKeyType(type: string): type is ConditionKeyType {
  return Object.hasOwn(nounsByType, type);
}
