import { itemsOf, propertyOf, type Node, type ObjectNode, type Property } from "../tree/node.ts";
import type { Tree } from "../tree/parse.ts";
import { parseArn } from "./arn.ts";
import type { DocumentKind } from "./policy.ts";
import { defaultEncryptionIn, encryptionListOf } from "./readEncryption.ts";
import { stringValuesOf } from "./stringValue.ts";

/**
 * Which kind of document a tree is: by what it says, then by its file's name. Identity policies, policies
 * of other services and any other JSON are none of ours.
 */
export function documentKindOf(tree: Tree, fileName: string): DocumentKind | undefined {
  const { root } = tree;
  if (root === undefined && tree.errors.length > 0) return kindByName(fileName);
  if (root?.kind !== "object") return undefined;
  return kindByContent(root) ?? (mayBecomePolicy(root) ? kindByName(fileName) : undefined);
}

/** Whether a text can be of a kind by its content at all: a quick look that spares large files the reading. */
export function mayBeDocument(text: string, fileName: string): boolean {
  return (
    /"(?:Statement|Rules|ServerSideEncryptionConfiguration)"/.test(text) || kindByName(fileName) !== undefined
  );
}

function kindByContent(root: ObjectNode): DocumentKind | undefined {
  if (isBucketEncryption(root)) return "s3-bucket-encryption";
  const services = new Map<string, number>();
  for (const service of itemsOf(propertyOf(root, "Statement")?.value).flatMap(servicesOf))
    services.set(service, (services.get(service) ?? 0) + 1);
  // The service that most actions belong to; a tie goes to the one that comes first.
  const [main] = [...services].sort(([, a], [, b]) => b - a)[0] ?? [];
  if (main === "kms") return "kms-key-policy";
  return main === "s3" ? "s3-bucket-policy" : undefined;
}

function isBucketEncryption(root: ObjectNode): boolean {
  return itemsOf(encryptionListOf(root)?.value).some((rule) => defaultEncryptionIn(rule) !== undefined);
}

/**
 * The services of a statement's actions or, where it names none, of its resources. A statement without
 * a principal belongs to an identity policy.
 */
function servicesOf(statement: Node): readonly string[] {
  if (elementOf(statement, "Principal") === undefined) return [];
  const actions = stringValuesOf(elementOf(statement, "Action")?.value).map(
    ({ value }) => /^[^:]+(?=:)/.exec(value)?.[0],
  );
  const services = actions.filter((service) => service !== undefined).map((service) => service.toLowerCase());
  if (services.length > 0) return services;
  return stringValuesOf(elementOf(statement, "Resource")?.value).flatMap(
    ({ value }) => parseArn(value)?.service ?? [],
  );
}

function elementOf(statement: Node, name: string): Property | undefined {
  return propertyOf(statement, name) ?? propertyOf(statement, `Not${name}`);
}

/** A policy whose statements do not show yet what it is about: none, half typed, or of wrong types. */
function mayBecomePolicy(root: ObjectNode): boolean {
  // A member without a value is being written, and its name may not be whole yet.
  if (root.properties.every(({ value }) => value === undefined)) return true;
  const names = root.properties.map(({ name }) => name.value.toLowerCase());
  return ["version", "id", "statement", "rules", "serversideencryptionconfiguration"].some((name) =>
    names.includes(name),
  );
}

/** What a file's name promises. */
function kindByName(fileName: string): DocumentKind | undefined {
  const name = fileName.toLowerCase();
  if (/(?:bucket|s3|sse)[-_. ]?(?:default[-_. ]?)?encryption/.test(name)) return "s3-bucket-encryption";
  if (/(?:key|kms|cmk)[-_. ]?(?:key[-_. ]?)?policy/.test(name)) return "kms-key-policy";
  if (/(?:bucket|s3)[-_. ]?policy/.test(name)) return "s3-bucket-policy";
  return undefined;
}
