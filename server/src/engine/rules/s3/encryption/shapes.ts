import { propertyOf, type Node } from "../../../tree/node.ts";

/** What a value of a bucket encryption document has to look like. */
export interface Shape {
  readonly kind: "object" | "array" | "string" | "boolean";
  /** In words: "a list". */
  readonly words: string;
  /** Of an object: every member that it may have. */
  readonly members?: Readonly<Record<string, Shape>>;
  /** Of an object: the members that it cannot do without. */
  readonly required?: readonly string[];
  /** Of a list: what each of its items has to look like. */
  readonly item?: Shape;
}

const text: Shape = { kind: "string", words: "a string" };
const flag: Shape = { kind: "boolean", words: "true or false" };

/** S3 takes one rule; the list is there for those that may come. */
function rulesWith(defaultName: string): Shape {
  const byDefault = objectOf({ SSEAlgorithm: text, KMSMasterKeyID: text }, ["SSEAlgorithm"]);
  const blocked = objectOf({ EncryptionType: { kind: "array", words: "a list of strings", item: text } });
  const members = { [defaultName]: byDefault, BucketKeyEnabled: flag, BlockedEncryptionTypes: blocked };
  return { kind: "array", words: "a list with one rule", item: objectOf(members) };
}

function objectOf(members: Readonly<Record<string, Shape>>, required: readonly string[] = []): Shape {
  return { kind: "object", words: "an object", members, required };
}

const configuration = objectOf({ Rules: rulesWith("ApplyServerSideEncryptionByDefault") }, ["Rules"]);

/** The shape that a document means to have: that of the API, wrapped as the API answers it, or CloudFormation's. */
export function shapeOf(root: Node): Shape {
  const wrapper = propertyOf(root, WRAPPER);
  if (wrapper === undefined) return configuration;
  const rules = rulesWith("ServerSideEncryptionByDefault");
  return objectOf({ [WRAPPER]: wrapper.value?.kind === "array" ? rules : configuration });
}

const WRAPPER = "ServerSideEncryptionConfiguration";

/** CloudFormation and the API call the same thing by names too far apart for a slip. */
export const synonyms: ReadonlyMap<string, string> = new Map([
  ["ServerSideEncryptionByDefault", "ApplyServerSideEncryptionByDefault"],
  ["ApplyServerSideEncryptionByDefault", "ServerSideEncryptionByDefault"],
]);
