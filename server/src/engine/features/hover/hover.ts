import type { Element, EncryptionRule, Policy, Statement, StringValue } from "../../policy/policy.ts";
import { readOperator } from "../../policy/readConditions.ts";
import { readPolicy } from "../../policy/readPolicy.ts";
import { readDraft } from "../../tree/draft.ts";
import { propertyOf, type Node, type Property, type Span } from "../../tree/node.ts";
import { describeAction } from "./describeAction.ts";
import { describeArn } from "./describeArn.ts";
import { describeConditionKey, describeOperator } from "./describeCondition.ts";
import { describeElement } from "./describeElement.ts";
import { describeEncryptionMember } from "./describeEncryption.ts";
import { describePrincipal, describePrincipalType } from "./describePrincipal.ts";
import { glossary } from "./glossary.ts";

/** What is known of a word of a document. */
export interface Hover {
  readonly at: Span;
  readonly markdown: string;
}

/** A word that something may be known of; told only when somebody points at it. */
interface Word {
  readonly at: Span;
  readonly tell: () => string | undefined;
}

/** What is known of the word at an offset. */
export function hoverOf(policy: Policy, offset: number): Hover | undefined {
  const { tree, kind, surroundings } = policy;
  const hover = hoverAmong(wordsAround(policy, offset), offset);
  if (hover !== undefined || tree.errors.length === 0) return hover;
  // Where a quote or a bracket is missing, the text that it is meant to be knows more words.
  const { root } = readDraft(tree.text, offset);
  const meant = readPolicy({ text: tree.text, root, errors: [] }, kind, surroundings);
  return hoverAmong(wordsAround(meant, offset), offset);
}

function hoverAmong(words: Iterable<Word>, offset: number): Hover | undefined {
  for (const { at, tell } of words) {
    if (!covers(at, offset)) continue;
    const markdown = tell();
    if (markdown !== undefined) return { at: { start: at.start, end: at.end }, markdown };
  }
  return undefined;
}

function covers({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset < end;
}

function* wordsAround(policy: Policy, offset: number): Iterable<Word> {
  for (const statement of policy.statements)
    if (covers(statement.node, offset)) yield* wordsOfStatement(statement);
  for (const rule of policy.encryptionRules) if (covers(rule.node, offset)) yield* wordsOfRule(rule);
  yield* wordsOfDocument(policy);
}

function* wordsOfDocument({ kind, root }: Policy): Iterable<Word> {
  if (kind !== "s3-bucket-encryption") {
    yield* namesIn(root, (name) => withTerm(describeElement(name), name === "Statement" ? kind : name));
    return;
  }
  const wrapper = propertyOf(root, "ServerSideEncryptionConfiguration");
  for (const holder of [root, wrapper?.value]) yield* namesIn(holder, describeEncryptionMember);
}

function* wordsOfStatement(statement: Statement): Iterable<Word> {
  const { node, principal } = statement;
  yield* namesIn(node, describeElement);
  yield* wordsOf(statement.action, (name) => withTerm(describeAction(name), name));
  yield* wordsOf(statement.resource, describeArn);
  yield* namesIn(principal?.property.value, describePrincipalType);
  for (const each of principal?.values ?? []) yield { at: each.node, tell: () => describePrincipal(each) };
  yield* wordsOfConditions(statement);
}

/** The names of an object's members. */
function* namesIn(node: Node | undefined, describe: (name: string) => string | undefined): Iterable<Word> {
  const members: readonly Property[] = node?.kind === "object" ? node.properties : [];
  for (const { name } of members) yield { at: name, tell: () => describe(name.value) };
}

function* wordsOf(
  element: Element<StringValue> | undefined,
  describe: (value: string) => string | undefined,
): Iterable<Word> {
  for (const { value, node } of element?.values ?? []) yield { at: node, tell: () => describe(value) };
}

function* wordsOfConditions({ node, conditions }: Statement): Iterable<Word> {
  // An operator that has no key yet is no condition, and somebody may ask about it while typing.
  const block = propertyOf(node, "Condition")?.value;
  for (const { name } of block?.kind === "object" ? block.properties : [])
    yield { at: name, tell: () => describeOperator(readOperator(name)) };
  for (const { key, values } of conditions) {
    yield { at: key, tell: () => describeConditionKey(key.value) };
    for (const { value, node: written } of values)
      yield { at: written, tell: () => glossary.get(value) ?? describeArn(value) };
  }
}

function* wordsOfRule({
  node,
  byDefault,
  algorithm,
  keyId,
  blockedTypes = [],
}: EncryptionRule): Iterable<Word> {
  const blocked = propertyOf(node, "BlockedEncryptionTypes");
  for (const holder of [node, byDefault?.value, blocked?.value])
    yield* namesIn(holder, describeEncryptionMember);
  for (const each of [algorithm, ...blockedTypes])
    if (each) yield { at: each.node, tell: () => glossary.get(each.value) };
  if (keyId) yield { at: keyId.node, tell: () => describeArn(keyId.value) };
}

function withTerm(description: string | undefined, name: string): string | undefined {
  const term = glossary.get(name);
  return description === undefined || term === undefined ? description : `${description}\n\n${term}`;
}
