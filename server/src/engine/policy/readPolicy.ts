import { itemsOf, propertyOf, type Node, type ObjectNode, type Property } from "../tree/node.ts";
import type { Tree } from "../tree/parse.ts";
import { readConditions } from "./readConditions.ts";
import { readEncryptionRules } from "./readEncryption.ts";
import { readPrincipals } from "./readPrincipals.ts";
import type { Declaration } from "./declaration.ts";
import type { DocumentKind, Element, Policy, RelatedDocument, Statement } from "./policy.ts";
import { stringValuesOf, toStringValue } from "./stringValue.ts";
import { noSurroundings, type Surroundings } from "./surroundings.ts";

/** What a document says by itself. */
type Content = Omit<Policy, "surroundings" | "related" | "declarations" | "alone" | "once">;

/** Reads a tree as a document of that kind. What has not the right shape is left out, never refused. */
export function readPolicy(
  tree: Tree,
  kind: DocumentKind,
  surroundings?: Surroundings,
  related?: readonly RelatedDocument[],
  declarations?: readonly Declaration[],
): Policy {
  const root = tree.root?.kind === "object" ? tree.root : undefined;
  const isPolicy = kind !== "s3-bucket-encryption";
  const content: Content = {
    kind,
    tree,
    root,
    version: toStringValue(propertyOf(root, "Version")?.value),
    statements: isPolicy ? readStatements(propertyOf(root, "Statement")?.value) : [],
    encryptionRules: isPolicy ? [] : readEncryptionRules(root),
  };
  return inSurroundings(toPolicy(content, noSurroundings), surroundings, related, declarations);
}

/** The same document where other things are known beside its text. */
export function inSurroundings(
  { alone }: Policy,
  surroundings: Surroundings = noSurroundings,
  related: readonly RelatedDocument[] = [],
  declarations: readonly Declaration[] = [],
): Policy {
  const placed = surroundings === noSurroundings ? alone : alone.once(newPlaces)(surroundings);
  return related.length + declarations.length === 0 ? placed : { ...placed, related, declarations };
}

/** Remembers the document as it was last seen: what surrounds it seldom changes, however often its neighbours do. */
function newPlaces(alone: Policy): (surroundings: Surroundings) => Policy {
  let last: { readonly name: string; readonly policy: Policy } | undefined;
  return (surroundings) => {
    const name = JSON.stringify(surroundings);
    if (last?.name !== name) last = { name, policy: toPolicy(alone, surroundings, alone) };
    return last.policy;
  };
}

function toPolicy(content: Content, surroundings: Surroundings, alone?: Policy): Policy {
  const answers = new Map<unknown, unknown>();
  const policy: Policy = {
    ...content,
    surroundings,
    related: [],
    declarations: [],
    get alone() {
      return alone ?? policy;
    },
    once<T>(compute: (policy: Policy) => T): T {
      const known = answers.get(compute);
      if (known !== undefined || answers.has(compute)) return known as T;
      const answer = compute(policy);
      answers.set(compute, answer);
      return answer;
    },
  };
  return policy;
}

/** A statement keeps its place in the list, also where something before it is no statement. */
function readStatements(node: Node | undefined): readonly Statement[] {
  return itemsOf(node).flatMap((item, index) => (item.kind === "object" ? readStatement(item, index) : []));
}

function readStatement(node: ObjectNode, index: number): Statement {
  return {
    index,
    node,
    sid: toStringValue(propertyOf(node, "Sid")?.value),
    effect: readEffect(propertyOf(node, "Effect")),
    principal: readElement(node, "Principal", (property) => readPrincipals(property.value)),
    action: readElement(node, "Action", (property) => stringValuesOf(property.value)),
    resource: readElement(node, "Resource", (property) => stringValuesOf(property.value)),
    conditions: readConditions(propertyOf(node, "Condition")?.value),
  };
}

function readEffect(property: Property | undefined): "Allow" | "Deny" | undefined {
  const effect = toStringValue(property?.value)?.value;
  return effect === "Allow" || effect === "Deny" ? effect : undefined;
}

/** A statement that has both forms is refused by AWS; the plain one is read then. */
function readElement<T>(
  node: ObjectNode,
  name: string,
  read: (property: Property) => readonly T[],
): Element<T> | undefined {
  const plain = propertyOf(node, name);
  const property = plain ?? propertyOf(node, `Not${name}`);
  return property && { negated: plain === undefined, property, values: read(property) };
}
